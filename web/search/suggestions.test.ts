import { expect, test } from "vitest"
import { parseSearchLine } from "../../contract/search-line.ts"
import { isHalfWritten, suggestionsAt, take } from "./suggestions.ts"

const now = new Date("2026-03-31T12:00:00Z")
const textsAt = (line: string, caret = line.length) =>
  suggestionsAt(line, caret, now).map(({ text }) => text)

test("a letter suggests the operators that begin with it", () => {
  expect(textsAt("s")).toEqual(["status:", "sort:"])
  expect(textsAt("refund PRI")).toEqual(["priority:"])
})

test("a hyphen suggests what can be excluded", () => {
  expect(textsAt("-")).toEqual(["-status:", "-priority:", "-category:"])
  expect(textsAt("-so")).toEqual([])
})

test("a colon suggests the values, and a comma those that are not listed yet", () => {
  expect(textsAt("status:")).toEqual([
    "status:open",
    "status:in_progress",
    "status:resolved",
    "status:closed",
  ])
  expect(textsAt("-priority:high,c")).toEqual(["-priority:high,critical"])
  expect(textsAt("status:in-")).toEqual(["status:in_progress"])
  expect(textsAt("category:billing,")).not.toContain("category:billing,billing")
})

test("each suggested value is read as an operator", () => {
  for (const name of ["status", "priority", "category", "created", "sort"]) {
    const texts = textsAt(`${name}:`)
    expect(texts.length).toBeGreaterThan(2)
    for (const text of texts) expect(parseSearchLine(text, now).unknown).toEqual([])
  }
})

test.each(["", "refund ", "refund", "status:open", "sort:newest", '"sta', "colour:", "12"])(
  "nothing is suggested after %j",
  (line) => {
    expect(textsAt(line)).toEqual([])
  },
)

test("nothing is suggested while the caret stands within a word", () => {
  expect(textsAt("status", 3)).toEqual([])
  expect(textsAt("st refund", 2)).toEqual(["status:"])
})

test("an operator is taken with the caret behind its colon, a value with a space after it", () => {
  const [status] = suggestionsAt("st refund", 2, now)
  expect(status && take({ line: "st refund", caret: 2 }, status)).toEqual({
    line: "status: refund",
    caret: 7,
  })
  const [open] = suggestionsAt("status:op", 9, now)
  expect(open && take({ line: "status:op", caret: 9 }, open)).toEqual({
    line: "status:open ",
    caret: 12,
  })
})

test("a hyphen waits for what it excludes", () => {
  expect(isHalfWritten("refund -", now)).toBe(true)
  expect(isHalfWritten("refund - ", now)).toBe(false)
})

test("an operator is half written until its value exists", () => {
  expect(
    ["status:", "x -status:op", "created:>2026"].map((line) => isHalfWritten(line, now)),
  ).toEqual([true, true, false])
  expect(
    ["refund", "colour:re", "status:op ", '"status:'].map((line) => isHalfWritten(line, now)),
  ).toEqual([false, false, false, false])
})
