import { expect, test } from "vitest"
import fc from "fast-check"
import { editsBetween, isLikelySlip, oneEditFrom } from "./edits.ts"

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

test("every way to make one slip is known, in any alphabet, and no other one", () => {
  const word = fc
    .array(fc.constantFrom("a", "b", "y", "z", "α", "ω", "б", "я"), { minLength: 1, maxLength: 6 })
    .map((signs) => signs.join(""))
  fc.assert(
    fc.property(word, fc.nat(), fc.nat(), (written, at, pick) => {
      const ways = oneEditFrom(written)
      expect(new Set(ways.map((way) => editsBetween(written, way)))).toEqual(new Set([1]))
      // Letters of the same alphabets in any place, too many or instead of another.
      const [place, letter] = [at % written.length, written.charAt(pick % written.length)]
      const [before, behind] = [written.slice(0, place), written.slice(place)]
      const others = [before + letter + behind, before + letter + behind.slice(1)]
      expect([written, ...ways]).toEqual(expect.arrayContaining(others))
    }),
  )
})

test.each([
  ["tetx", "text", true],
  ["reciept", "receipt", true],
  ["adress", "address", true],
  ["addresss", "address", true],
  ["dvery", "very", false],
  ["nous", "vous", false],
  ["scirptt", "script", false],
])("whether %j for %j is a slip that the word itself allows: %j", (written, word, isLikely) => {
  expect(isLikelySlip(written, word)).toBe(isLikely)
})
