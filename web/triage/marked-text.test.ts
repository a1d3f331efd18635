import { expect, test } from "vitest"
import type { TriageField } from "../../contract/vocabulary.ts"
import { cutAtMarks } from "./marked-text.ts"

const mark = (start: number, end: number, weight: number, field: TriageField) => ({
  start,
  end,
  weight,
  field,
  part: "title" as const,
})

test("a text is cut at its marks, and nothing of it is lost", () => {
  const pieces = cutAtMarks("Refund for all", [
    mark(11, 14, 1, "priority"),
    mark(0, 6, 2, "category"),
  ])
  expect(pieces.map(({ text, field }) => [text, field])).toEqual([
    ["Refund", "category"],
    [" for ", null],
    ["all", "priority"],
  ])
})

test("a word that speaks for both fields is marked once, for what it says loudest", () => {
  const pieces = cutAtMarks("Refund", [mark(0, 6, 1, "priority"), mark(0, 6, 2, "category")])
  expect(pieces.map(({ field }) => field)).toEqual(["category"])
})

test("marks beyond an edited text are left out", () => {
  expect(cutAtMarks("Hi", [mark(0, 6, 1, "category")])).toEqual([
    { text: "Hi", start: 0, field: null },
  ])
})
