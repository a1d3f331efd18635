import { expect, test } from "vitest"
import { pairOf } from "./threshold-rules.ts"

test("exploring one slider takes the other along, and gives it back its own place", () => {
  expect(pairOf({ apply: 0, suggest: 0.4, moved: "apply" })).toEqual({ apply: 0, suggest: 0 })
  expect(pairOf({ apply: 1, suggest: 0.4, moved: "apply" })).toEqual({ apply: 1, suggest: 0.4 })
  expect(pairOf({ apply: 0.9, suggest: 1, moved: "suggest" })).toEqual({ apply: 1, suggest: 1 })
  expect(pairOf({ apply: 0.9, suggest: 0.5, moved: "suggest" })).toEqual({
    apply: 0.9,
    suggest: 0.5,
  })
  expect(pairOf({ apply: null, suggest: 0.5, moved: "suggest" })).toEqual({
    apply: null,
    suggest: 0.5,
  })
})
