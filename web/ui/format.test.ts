import { expect, test } from "vitest"
import { shareWords } from "./format.ts"

test.each([
  [0, "0%"],
  [0.001, "< 1%"],
  [0.125, "13%"],
  [0.999, "> 99%"],
  [1, "100%"],
])("a share of %d reads %s", (share, words) => {
  expect(shareWords(share)).toBe(words)
})
