import { expect, test } from "vitest"
import { daysSummary, sharesOf } from "./figures.ts"

test("a breakdown keeps the order of the list and its zeros", () => {
  expect(sharesOf(["low", "high"], { high: 3, low: 0 })).toEqual([
    { key: "low", count: 0, share: 0 },
    { key: "high", count: 3, share: 1 },
  ])
})

test("an empty desk has shares of zero, not of nothing", () => {
  expect(sharesOf(["low"], { low: 0 })).toEqual([{ key: "low", count: 0, share: 0 }])
})

test("the summary of a chart names its total and its busiest day", () => {
  const days = [
    { day: "2026-11-02", tickets: 1 },
    { day: "2026-11-03", tickets: 4 },
  ]
  expect(daysSummary(days)).toBe("5 tickets in 2 days; most on Tuesday 3 November: 4.")
})

test("the summary of quiet days names no busiest one", () => {
  expect(daysSummary([{ day: "2026-11-02", tickets: 0 }])).toBe("0 tickets in 1 day.")
})
