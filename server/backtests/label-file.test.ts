import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { StartRefused } from "../start-refused.ts"
import { readLabelFile } from "./label-file.ts"

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "firstline-labels-"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileOf(...lines: (object | string)[]): string {
  const path = join(folder, "labels.jsonl")
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)))
  writeFileSync(path, text.join("\n"))
  return path
}

test("either field of the text may be missing, and lines without a label are left out", async () => {
  const labels = await readLabelFile(
    fileOf(
      { title: "Refund", description: "Charged twice", category: "billing" },
      "",
      { text: "It crashes", category: null, priority: "high", intent: "crash" },
      { title: "No label" },
    ),
  )
  expect(labels).toMatchObject([
    { title: "Refund", description: "Charged twice", category: "billing", priority: null },
    { title: "", description: "It crashes", category: null, priority: "high" },
  ])
})

test("of copies only the last one counts", async () => {
  const labels = await readLabelFile(
    fileOf(
      { title: "Order 12 is late", category: "billing" },
      { title: "Another", category: "account" },
      { title: "order 34 IS late!", category: "general" },
    ),
  )
  expect(labels.map(({ category }) => category)).toEqual(["account", "general"])
})

test.each([
  ["a value that does not exist", { title: "A", category: "pets" }, /^Line 2 .* category must be/],
  ["a text that is none", { title: 7, category: "billing" }, /^Line 2 .* title must be a text/],
  ["a line that is no object", "[]", /^Line 2 .* must be a JSON object/],
  ["a line that is no JSON", "{", /^Line 2 .* is no JSON/],
])("%s is refused with its line", async (_, line, sentence) => {
  const reading = readLabelFile(fileOf({ title: "A", category: "billing" }, line))
  await expect(reading).rejects.toThrow(sentence)
  await expect(reading).rejects.toBeInstanceOf(StartRefused)
})

test("a file that is not there is refused with its name", async () => {
  await expect(readLabelFile(join(folder, "none.jsonl"))).rejects.toThrow(
    /none\.jsonl cannot be read/,
  )
})
