import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp } from "./support/app.ts"
import { startLlmFake } from "./support/llm-fake.ts"
import { ownWords } from "./support/own-words.ts"
import { program } from "./support/program.ts"

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "firstline-evaluate-"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function evaluate(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program, "evaluate", ...args], {
    // No database listens there: with a file nothing may be asked of one.
    env: {
      PATH: process.env["PATH"] ?? "",
      DATABASE_URL: "postgres://a:b@127.0.0.1:1/desk",
      ...env,
    },
  })
  let [output, errors] = ["", ""]
  child.stdout.on("data", (chunk) => (output += String(chunk)))
  child.stderr.on("data", (chunk) => (errors += String(chunk)))
  await once(child, "close")
  return { code: child.exitCode, output, errors }
}

const word = (at: number) =>
  String(at).replaceAll(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "")

function fileOf(name: string, lines: (object | string)[]): string {
  const path = join(folder, name)
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)))
  writeFileSync(path, text.join("\n"))
  return path
}
const pets = Array.from({ length: 60 }, (_, at) => ({
  title: `${at % 2 === 0 ? "Zorblax" : "Quimby"} ${word(at)}`,
  text: at % 2 === 0 ? "The zorblax sleeps." : "A quimby was seen.",
  category: at % 2 === 0 ? "account" : "billing",
}))

test("a file is scored without a desk, in the order of its lines", async () => {
  const path = fileOf("pets.jsonl", pets)
  const { code, output, errors } = await evaluate([path, "--min-accuracy", "0.7"])
  expect([code, output]).toEqual([0, expect.stringMatching(/^accuracy +\d\d\.\d % \(.*n 60\)/m)])
  expect(output).toMatch(/^majority +50\.0 %/m)
  expect(output).toMatch(
    /^category, answered: +billing +technical +account +general\n +decided billing +\d+ +\d+ +\d+ +\d+$/m,
  )
  expect(errors).toContain("60 of 60")
})

test("as JSON it says the same, older lines being learned before the last ones", async () => {
  const path = fileOf("more-pets.jsonl", [...pets, pets[0] ?? {}, { title: "No label" }])
  const { code, output } = await evaluate([path, "--last", "40", "--json"])
  const parsed: unknown = JSON.parse(output)
  expect([code, parsed]).toEqual([
    0,
    expect.objectContaining({ provider: "builtin", tickets: 40, learned_before: 20 }),
  ])
})

test("below the wanted accuracy it ends with 1 and says by how much", async () => {
  const turned = pets.map((pet, at) => ({ ...pet, category: at % 3 ? "general" : "technical" }))
  const { code, errors } = await evaluate([fileOf("turned.jsonl", turned), "--min-accuracy", "1"])
  expect(code).toBe(1)
  expect(errors).toMatch(/The category's accuracy of 0\.\d+ is below 1, on 60 tickets\./)
})

test("a desk's own labels are scored, a second model included", async () => {
  const fake = await startLlmFake("openai")
  fake.answer({ category: "billing" })
  const app = await startApp()
  for (const [at, pet] of pets.slice(0, 32).entries()) {
    await app.submitTicket({ title: pet.title, description: ownWords(at), category: "billing" })
  }
  const { apiKey, provider, model, baseUrl } = fake.settings()
  const env = {
    DATABASE_URL: app.databaseUrl,
    SHADOW_LLM_API_KEY: apiKey ?? "",
    SHADOW_LLM_PROVIDER: provider,
    SHADOW_LLM_MODEL: model,
    SHADOW_LLM_BASE_URL: baseUrl ?? "",
  }
  const args = ["--provider", "shadow"]
  const { code, output } = await evaluate([...args, "--json"], env)
  const parsed: unknown = JSON.parse(output)
  expect([code, parsed]).toEqual([
    0,
    expect.objectContaining({ provider: "openai", tickets: 32, failures: 0 }),
  ])
  expect(fake.received).toHaveLength(32)
  // Each answer of the fake used 400 tokens and 60.
  expect((await app.api.call("getTriageStatus", {})).spending.tokens).toBe(32 * 460)
  fake.behave(...Array.from({ length: 10 }, () => "answers" as const), "says 401")
  const refused = await evaluate(args, env)
  expect([refused.code, refused.output]).toEqual([1, expect.stringContaining("too few (n ")])
  expect(refused.errors).toMatch(/stopped answering after \d+ tickets: unauthorized\./)
  await fake.close()
  await app.close()
})

const sentences: [string, () => string[], RegExp][] = [
  ["a model that is not configured", () => ["--provider", "llm"], /set LLM_API_KEY/],
  [
    "too few labels to judge by",
    () => [fileOf("few.jsonl", pets.slice(0, 5)), "--min-accuracy", "0.1"],
    /5 labels are too few/,
  ],
  ["a number of tickets that is none", () => ["--last", "0"], /a whole number from 1 to 9999999/],
  ["a share that is none", () => ["--min-accuracy", "80"], /a number from 0 to 1/],
]
test.each(sentences)("%s ends it with a sentence", async (_, args, sentence) => {
  const { code, errors } = await evaluate(args())
  expect([code, errors]).toEqual([1, expect.stringMatching(sentence)])
  expect(errors).not.toMatch(/\n\s+at /)
})
