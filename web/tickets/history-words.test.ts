import { expect, test } from "vitest"
import type { TicketEvent } from "../../contract/tickets.ts"
import { actorWords, historyWords } from "./history-words.ts"

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

test("what triage did is told with its model, and what it filled in a new ticket too", () => {
  const suggested_by = { provider: "builtin", model: "starter-2+3", prompt_version: "none" }
  const change = { field: "category", from: "general", to: "billing" } as const
  const filled = { ...event([change]), actor: "triage" as const, suggested_by }
  expect(`${actorWords(filled)} ${historyWords(filled)}`).toBe(
    "Triage (built-in, starter-2+3) set the category from General to Billing",
  )
  expect(historyWords({ ...event([], "created"), suggested_by })).toBe(
    "wrote this ticket; triage (built-in, starter-2+3) filled in what was left open",
  )
  expect(actorWords(event([]))).toBe("Someone")
})

test("a change of nothing but how sure triage is says so", () => {
  const change = { field: "priority", from: "high", to: "high" } as const
  const surer = { from_by: "triage", to_by: "triage", to_certainty: "applied" } as const
  expect(historyWords(event([{ ...change, ...surer }]))).toBe(
    "kept the priority High, sure enough to apply it",
  )
})
