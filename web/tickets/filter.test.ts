import { expect, test } from "vitest"
import { queueSearchFrom, withFilter } from "./filter.ts"

test("an address with a value that does not exist keeps its other filters", () => {
  expect(queueSearchFrom({ status: "asleep", priority: "high", search: " card " })).toEqual({
    priority: "high",
    search: "card",
  })
})

test("what the queue does not know is left out", () => {
  expect(queueSearchFrom({ utm_source: "mail", status: "" })).toEqual({})
})

test("one part of a filter changes or goes, and the rest stays", () => {
  const filter = queueSearchFrom({ status: "open", search: "card" })
  expect(withFilter(filter, { search: "" })).toEqual({ status: "open" })
  expect(withFilter(filter, { status: undefined, priority: "low" })).toEqual({
    search: "card",
    priority: "low",
  })
})

test("a search longer than an address bears is cut, between two signs", () => {
  expect(queueSearchFrom({ search: "返".repeat(9_000) })).toEqual({ search: "返".repeat(2_000) })
  const emoji = queueSearchFrom({ search: `x${"\u{1f600}".repeat(9_000)}` }).search
  expect(emoji).toHaveLength(1_999)
  expect(queueSearchFrom({ search: emoji })).toEqual({ search: emoji })
})
