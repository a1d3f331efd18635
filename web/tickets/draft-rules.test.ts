import { expect, test } from "vitest"
import type { Suggested } from "../../contract/triage.ts"
import { emptyDraft, type Draft } from "./draft.ts"
import { faultsInProblem, faultsOf, firstFault, ticketFrom } from "./draft-rules.ts"

const draft: Draft = { ...emptyDraft, title: "Refund", description: "I was charged twice." }
const suggestion: Suggested = {
  suggestion_id: 7,
  suggested_category: "billing",
  suggested_priority: "high",
  confidence: { category: 0.9, priority: 0.6 },
  source: "builtin",
  provider: "builtin",
  model: "rules-1",
  reason: "",
  is_calibrated: { category: false, priority: false },
  abstains: null,
  certainty: { category: "suggested", priority: "suggested" },
  fallback_from: null,
}

test("a suggestion that was left in place is sent by its id alone, so it stays triage's word", () => {
  expect(ticketFrom(draft, suggestion)).toEqual({
    title: "Refund",
    description: "I was charged twice.",
    suggestion_id: 7,
  })
})

test("a value that the person chose is sent beside the suggestion that it overrides", () => {
  expect(ticketFrom({ ...draft, category: "account" }, suggestion)).toMatchObject({
    category: "account",
    suggestion_id: 7,
  })
})

test("without a suggestion and a choice, the server's triage is left to fill both", () => {
  expect(ticketFrom(draft, null)).toEqual({ title: draft.title, description: draft.description })
})

test("all faults are found at once, and the topmost field comes first", () => {
  const faults = faultsOf(ticketFrom({ ...emptyDraft, title: "\u200b " }, null))
  expect(Object.keys(faults)).toEqual(["title", "description"])
  expect(faults.title).toMatch(/^The title must not be blank/)
  expect(firstFault(faults)).toBe("title")
})

test("a title counts code points: 200 emoji pass, 201 do not", () => {
  expect(faultsOf({ ...ticketFrom(draft, null), title: "😀".repeat(200) })).toEqual({})
  expect(faultsOf({ ...ticketFrom(draft, null), title: "😀".repeat(201) }).title).toBe(
    "The title must be at most 200 characters.",
  )
})

test("the server's refusals stand at their fields", () => {
  const errors = { priority: ["must be one of: low, medium, high, critical"] }
  const problem = { type: "about:blank", title: "Bad Request", status: 400, detail: "", errors }
  expect(faultsInProblem(problem)).toEqual({
    priority: "The priority must be one of: low, medium, high, critical.",
  })
  expect(faultsInProblem(null)).toEqual({})
})
