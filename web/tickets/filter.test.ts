import { expect, test } from "vitest"
import { queueSearchFrom, withFilter } from "./filter.ts"

test("a value that does not exist goes into the search line, where it is told", () => {
  expect(queueSearchFrom({ status: "asleep", priority: "high", search: " card " })).toEqual({
    priority: "high",
    search: "card status:asleep",
  })
  expect(queueSearchFrom({ status: "on hold" })).toEqual({ search: 'status:"on hold"' })
})

test("an address that is read again stays as it was read", () => {
  const params = { status: "on hold", priority: "high,critical", search: "card" }
  const filter = queueSearchFrom(params)
  expect(filter).toEqual({ search: 'card priority:high,critical status:"on hold"' })
  expect(queueSearchFrom({ ...params, ...filter })).toEqual(filter)
})

test("several values of one field filter by the search line", () => {
  expect(queueSearchFrom({ priority: "high,critical", status: "open" })).toEqual({
    status: "open",
    search: "priority:high,critical",
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
