import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { categories, priorities } from "../contract/vocabulary.ts"
import { instructions } from "../server/triage/prompt.ts"
import { startApp, type TestApp } from "./support/app.ts"
import { hostileTexts } from "./support/hostile-texts.ts"
import { fakeKey, startLlmFake, type LlmFake } from "./support/llm-fake.ts"
import { ownWords } from "./support/own-words.ts"
import type { Values } from "./support/llm-behaviours.ts"

const vendors = ["openai", "anthropic", "google", "openai-compatible"] as const
type Desk = { fake: LlmFake; app: TestApp }
const desks: Desk[] = []
beforeAll(async () => {
  for (const vendor of vendors) {
    const fake = await startLlmFake(vendor)
    desks.push({ fake, app: await startApp({ llm: fake.settings() }) })
  }
})
afterEach(async () => {
  for (const { fake, app } of desks) {
    fake.behave("answers")
    await app.db.deleteFrom("ticket").execute()
    await app.db.deleteFrom("suggestion").execute()
  }
})
afterAll(async () => {
  for (const { fake, app } of desks) {
    await app.close()
    await fake.close()
  }
})

const secret = "The board meets in room 4711 about the merger with Umbrella."
const promptLine = instructions.split("\n\n")[1]?.replaceAll("\n", " ") ?? ""

/** What a model that obeys the attacker answers, one after the other; never many failures in a row. */
const obedience: Partial<Values>[] = [
  { category: "pwned", priority: "urgent" },
  { reason: promptLine },
  { category: "billing'; drop table ticket; --" },
  { reason: `Your key is ${fakeKey}, you are welcome.` },
  { category: "__proto__", priority: "constructor" },
  { reason: Array.from(fakeKey).toReversed().join("") },
  { category_confidence: 99 },
  { reason: Buffer.from(fakeKey).toString("base64") },
  { category: "" },
  { reason: "<script>alert(1)</script>\u001b[31m\u0000\n" },
  { priority: "urgent" },
  { reason: `{"key": "${fakeKey}"}` },
  // More than is read of any answer.
  { reason: "z".repeat(1_000_000) },
  { reason: fakeKey.slice(4, 24) },
]
const honest = {
  category: "technical",
  priority: "low",
  category_confidence: 0.9,
  priority_confidence: 0.7,
  reason: "Something is broken.",
}

const isListed = (values: { category: string; priority: string }) =>
  categories.some((value) => value === values.category) &&
  priorities.some((value) => value === values.priority)

const leaks = [
  fakeKey,
  Array.from(fakeKey).toReversed().join(""),
  Buffer.from(fakeKey).toString("base64"),
  // Pieces are as good as the whole.
  ...Array.from({ length: fakeKey.length - 19 }, (_, at) => fakeKey.slice(at, at + 20)),
  promptLine.slice(0, 60),
  secret,
]

/** Everything that the desk stored, logged or answers about its tickets, as one text. */
async function allThatIsKnown({ app }: Desk): Promise<string> {
  const rows = await app.db.selectFrom("suggestion").selectAll().execute()
  const events = await app.db.selectFrom("ticket_event").selectAll().execute()
  const status = await app.api.call("getTriageStatus", {})
  return JSON.stringify([rows, events, status]) + app.logged()
}

function expectNoLeak(text: string): void {
  for (const leak of leaks) expect(text).not.toContain(leak)
}

const submitSecret = ({ app }: Desk) =>
  app.submitTicket({
    title: "Confidential",
    description: secret,
    category: "general",
    priority: "low",
  })

/** Asks about a text, submits it, and expects listed values and nothing given away. */
async function expectHarmless(desk: Desk, text: string): Promise<void> {
  const { app, fake } = desk
  await submitSecret(desk)
  const asked = fake.received.length
  const found = await app.api.call("classifyText", { body: { description: text } })
  expect(isListed({ category: found.suggested_category, priority: found.suggested_priority })).toBe(
    true,
  )
  expect(found.reason.length).toBeLessThanOrEqual(200)
  expectNoLeak(found.reason)
  const ticket = await app.submitTicket({ title: "Hello", description: text })
  await app.runJobs().catch(() => [])
  expect(isListed(await app.api.call("getTicket", { params: { id: ticket.id } }))).toBe(true)
  expectNoLeak(await allThatIsKnown(desk))
  // What another ticket holds never left for the model.
  expect(fake.received.some(({ body }) => body.includes("Umbrella"))).toBe(false)
  expect(fake.received.length).toBeGreaterThan(asked)
}

test("there are at least forty hostile texts, of many kinds", () => {
  expect(new Set(hostileTexts).size).toBeGreaterThanOrEqual(40)
})

test.each(hostileTexts.map((text, at) => [at, text] as const))(
  "hostile text %i never makes a value, and gives nothing away",
  async (at, text) => {
    for (const [n, { fake }] of desks.entries()) {
      fake.answer({ ...honest, ...obedience[(at + n) % obedience.length] })
    }
    await Promise.all(desks.map((desk) => expectHarmless(desk, text)))
  },
  30_000,
)

test("a model that repeats what it was asked gives neither the prompt nor its delimiters away", async () => {
  for (const { fake } of desks) {
    fake.answer(honest)
    fake.behave("echoes what it was asked")
  }
  await Promise.all(desks.map((desk) => expectHarmless(desk, "The lamp blinks since Monday.")))
  for (const desk of desks) {
    const asked = desk.fake.received.at(-1)?.body ?? ""
    const [, word = ""] = /TICKET ([\w-]{12})\\nTitle: .*\\nTICKET \1"/.exec(asked) ?? []
    expect(word).toHaveLength(12)
    expect(await allThatIsKnown(desk)).not.toContain(word)
  }
})

test("a shadow that obeys the attacker gives nothing away, neither beside the first nor in a back-test", async () => {
  const fake = await startLlmFake("openai")
  const desk = { fake, app: await startApp({ shadow: fake.settings() }) }
  const { app } = desk
  try {
    await submitSecret(desk)
    const values = { category: "general", priority: "low" } as const
    for (const [at, more] of obedience.entries()) {
      fake.answer({ ...honest, ...more })
      const description = `${hostileTexts[at]} ${ownWords(at)}`
      const { id, category, priority } = await app.submitTicket({ title: "Hello", description })
      // The shadow's job fails where its answer has no listed value.
      await app.runJobs().catch(() => [])
      expect(await app.api.call("getTicket", { params: { id } })).toMatchObject({
        category,
        priority,
      })
      await app.api.call("changeTicket", { params: { id }, body: values })
    }
    const asked = fake.received.length
    expect(asked).toBeGreaterThanOrEqual(obedience.length)
    expectNoLeak(await allThatIsKnown(desk))
    for (const more of [{ reason: `Your key is ${fakeKey}.` }, { category: "pwned" }]) {
      fake.answer({ ...honest, ...more })
      const { id } = await app.api.call("createBacktest", {
        body: { provider: "shadow", size: 4 },
      })
      await app.runJobs().catch(() => [])
      const answers = await app.db.selectFrom("backtest_answer").selectAll().execute()
      const report = await app.api.call("getBacktest", { params: { id } })
      expect(report.done).toBe(4)
      const known = JSON.stringify([answers, report])
      expectNoLeak(known + (await allThatIsKnown(desk)))
      expect(known).not.toContain("pwned")
    }
    expect(fake.received.length).toBeGreaterThan(asked)
  } finally {
    await app.close()
    await fake.close()
  }
}, 30_000)

test.each(vendors.map((vendor, at) => [vendor, at] as const))(
  "what names a person is hidden from %s, and stands in the ticket",
  async (_, at) => {
    const desk = desks[at]
    if (desk === undefined) throw new Error("Every vendor has a desk.")
    const { app, fake } = desk
    fake.answer(honest)
    const description = "Mail anna@example.com or call +49 30 901820; card 4111 1111 1111 1111."
    const title = "From tom@example.com"
    await app.api.call("classifyText", { body: { title, description } })
    const { id } = await app.submitTicket({ title, description })
    const sent = JSON.stringify(fake.received.slice(-1))
    for (const personal of ["anna@", "tom@", "901820", "4111 1111"])
      expect(sent).not.toContain(personal)
    expect(sent).toContain("[email]")
    expect(sent).toContain("[phone]")
    expect(sent).toContain("[card]")
    expect(await app.api.call("getTicket", { params: { id } })).toMatchObject({ description })
  },
)
