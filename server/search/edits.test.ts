import { expect, test } from "vitest"
import { editsBetween } from "./edits.ts"

test.each([
  ["pasword", "password", 1],
  ["recieve", "receive", 1],
  ["invioce", "invoice", 1],
  ["refund", "refund", 0],
  ["", "ab", 2],
  ["kitten", "sitting", 3],
])("from %j to %j it is %i slips", (one, other, slips) => {
  expect(editsBetween(one, other)).toBe(slips)
  expect(editsBetween(other, one)).toBe(slips)
})
