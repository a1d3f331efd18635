import { expect, test } from "vitest"
import { formatOfFile, importName } from "../../contract/transfer.ts"
import { importNameOf } from "./send-file.ts"

test("a file's ending says its format, whatever its case", () => {
  const names = ["a.csv", "a.CSV", "a.jsonl", "a.ndjson", "a.xlsx", "csv"]
  expect(names.map((name) => formatOfFile(name))).toEqual([
    "csv",
    "csv",
    "jsonl",
    "jsonl",
    undefined,
    undefined,
  ])
})

test("every file has a name that the desk can remember, and a changed file another one", () => {
  const file = { name: `Größe & co ${"x".repeat(200)}.csv`, size: 4e9, lastModified: 1.9e12 }
  expect(importNameOf(file)).toMatch(importName)
  expect(importNameOf({ ...file, lastModified: 1 })).not.toBe(importNameOf(file))
})
