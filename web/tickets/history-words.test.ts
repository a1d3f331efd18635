import { expect, test } from "vitest"
import type { TicketEvent } from "../../contract/tickets.ts"
import { historyWords } from "./history-words.ts"

const event = (changes: TicketEvent["changes"], type: TicketEvent["type"] = "changed") => ({
  version: 2,
  type,
  actor: "person" as const,
  at: "2026-11-23T08:00:00.000Z",
  changes,
  suggested_by: null,
})

test("a change is told in the words of the screen", () => {
  expect(historyWords(event([{ field: "status", from: "open", to: "in_progress" }]))).toBe(
    "set the status from Open to In progress",
  )
})

test("a person who keeps triage's value accepts it", () => {
  const change = { field: "category", from: "billing", to: "billing" } as const
  expect(historyWords(event([{ ...change, from_by: "triage", to_by: "person" }]))).toBe(
    "accepted the category Billing",
  )
})

test("an undone change says that it was undone", () => {
  expect(historyWords(event([{ field: "priority", from: "high", to: "low" }], "undone"))).toBe(
    "undid a change: set the priority from High to Low",
  )
})
