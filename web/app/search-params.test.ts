import { expect, test } from "vitest"
import { parseSearchParams, writeSearchParams } from "./search-params.ts"

test("a search for a number stays text, and quotes survive the address", () => {
  const params = { search: '"404" 100%', status: "open" }
  expect(parseSearchParams(writeSearchParams(params))).toEqual(params)
  expect(parseSearchParams("?search=404")).toEqual({ search: "404" })
})

test("what is not set leaves no trace in the address", () => {
  expect(writeSearchParams({ search: "", status: undefined })).toBe("")
})
