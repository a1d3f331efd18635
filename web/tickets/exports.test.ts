import { expect, test } from "vitest"
import { exportsOf } from "./exports.ts"

test("of a search with a slip, what was written and what was meant are exported apart", () => {
  const filter = { status: "open" as const, search: "invioce" }
  const words = [{ from: "invioce", to: "invoice" }]
  expect(exportsOf(filter, { search: "invoice", words })).toEqual([
    { name: "tickets with “invioce”", filter },
    { name: "tickets with “invoice”", filter: { status: "open", search: "invoice" } },
  ])
})

test("a search without a slip is one file", () => {
  expect(exportsOf({ search: "card" }, { search: null, words: [] })).toEqual([
    { name: "these tickets", filter: { search: "card" } },
  ])
  expect(exportsOf({}, null)).toEqual([{ name: "these tickets", filter: {} }])
})
