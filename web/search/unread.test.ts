import { expect, test } from "vitest"
import { parseSearchLine } from "../../contract/search-line.ts"
import { unreadWords } from "./unread.ts"

const saidOf = (line: string) => unreadWords(parseSearchLine(line, new Date()))

test("nothing is said of a line that was read as it looks", () => {
  expect(saidOf('refund -test "card payment" status:open created:7d #12')).toBe("")
})

test("what is no operator is named", () => {
  expect(saidOf("colour:red")).toBe("“colour:red” is no operator; searched as words.")
  expect(saidOf("-status:done sort:best")).toBe(
    "“-status:done”, “sort:best” are no operators; searched as words.",
  )
})

test("of many only the first are named, and of a long one its beginning", () => {
  expect(saidOf("aa:1 bb:2 cc:3 dd:4")).toBe(
    "“aa:1”, “bb:2”, “cc:3” and others are no operators; searched as words.",
  )
  expect(saidOf(`key:${"x".repeat(100)}`)).toMatch(/^“key:x{36}…” is no operator/)
})

test("words beyond the most that are searched are said to be left out", () => {
  const line = Array.from({ length: 40 }, (_, index) => `word${index}`).join(" ")
  expect(saidOf(line)).toBe("Only the first 32 words are searched.")
})
