import { expect, test } from "vitest"
import { partsOf } from "./words.ts"

test("a word alone may stand within any word", () => {
  expect(partsOf("invo")).toEqual({
    parts: [{ text: "invo", meets: "within" }],
    needsProof: false,
  })
})

test("of a phrase the first word may begin and the last may end within one", () => {
  expect(partsOf("card of pay")).toEqual({
    parts: [
      { text: "card", meets: "end" },
      { text: "of", meets: "whole" },
      { text: "pay", meets: "start" },
    ],
    needsProof: true,
  })
})

test("signs part words, and are parts themselves", () => {
  expect(partsOf("-mail").parts).toEqual([
    { text: "-", meets: "end" },
    { text: "mail", meets: "start" },
  ])
  expect(partsOf("a, b!")).toEqual({
    parts: [
      { text: "a", meets: "end" },
      { text: ",", meets: "whole" },
      { text: "b", meets: "whole" },
      { text: "!", meets: "start" },
    ],
    needsProof: true,
  })
  expect(partsOf("\\%_")).toEqual({
    parts: [{ text: "\\%_", meets: "within" }],
    needsProof: false,
  })
})

test("what is longer than the windows of the index is cut, and proved on the text", () => {
  const key = "a".repeat(31)
  expect(partsOf(key)).toEqual({
    parts: [{ text: "a".repeat(30), meets: "within" }],
    needsProof: true,
  })
})
