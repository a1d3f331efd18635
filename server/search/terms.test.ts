import { expect, test } from "vitest"
import { containsPattern } from "./terms.ts"

test("the signs that LIKE reads are ordinary characters of a term", () => {
  expect(containsPattern("100%_\\")).toBe("%100\\%\\_\\\\%")
})
