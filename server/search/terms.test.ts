import { expect, test } from "vitest"
import { containsPattern, parseTerms } from "./terms.ts"

test("words are separate terms and double quotes make a phrase", () => {
  expect(parseTerms('refund "card payment"  october')).toEqual([
    "refund",
    "card payment",
    "october",
  ])
})

test("a line of nothing but space or empty quotes has no terms", () => {
  expect(parseTerms(' \t "" ')).toEqual([])
})

test("a quotation mark without its partner is left out", () => {
  expect(parseTerms('5" disk')).toEqual(["5", "disk"])
})

test("a term given twice counts once", () => {
  expect(parseTerms("mail mail")).toEqual(["mail"])
})

test("the signs that LIKE reads are ordinary characters of a term", () => {
  expect(containsPattern("100%_\\")).toBe("%100\\%\\_\\\\%")
})
