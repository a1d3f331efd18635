import { expect, test } from "vitest"
import { parseSearchLine } from "../../contract/search-line.ts"
import { faultyPieces, unreadWords } from "./unread.ts"

const saidOf = (line: string) => unreadWords(parseSearchLine(line, new Date()))

test("nothing is said of a line that was read as it looks", () => {
  expect(saidOf('refund -test "card payment" status:open created:7d #12')).toBe("")
})

test.each([
  [
    "colour:red",
    "“colour:red” is no operator; use status, priority, category, created or sort. Searched as a word.",
  ],
  [
    "status:done",
    "There is no status “done”; use open, in_progress, resolved or closed. Searched as a word.",
  ],
  [
    '-status:"in progress, on hold"',
    "There is no status “on hold”; use open, in_progress, resolved or closed. Searched as a word.",
  ],
  ["sort:", "“sort:” needs newest, oldest, priority or updated. Searched as a word."],
  ["-sort:newest", "“sort:” cannot be excluded. Searched as a word."],
  ["created:2026-02-30", "“2026-02-30” is not in the calendar. Searched as a word."],
  ["created:>2026-13", "“2026-13” is not in the calendar. Searched as a word."],
  [
    "created:2026-02-01..2026-01-01",
    "“2026-02-01..2026-01-01” ends before it begins. Searched as a word.",
  ],
  [
    "created:soon",
    "“soon” is no time; use 7d, 2026-01-31, >=2026-01 or 2026-01-01..2026-02-01. Searched as a word.",
  ],
  ["#0", "There is no ticket “#0”. Searched as a word."],
  ["-#12", "“-#12” cannot exclude a ticket. Searched as a word."],
])("of %s is said what is wrong with it, and what may be written", (line, said) => {
  expect(saidOf(line)).toBe(said)
})

test("each of them can be left out", () => {
  const line = parseSearchLine('refund status:"on hold" -sort:newest "status:done"', new Date())
  expect(faultyPieces(line)).toEqual(['status:"on hold"', "-sort:newest"])
})

test("of many only the first are named, and of a long one its beginning", () => {
  expect(saidOf("#0 sort: -created:7d dd:4 ee:5")).toBe(
    "There is no ticket “#0”. “sort:” needs newest, oldest, priority or updated. “created:” cannot be excluded. 2 more are not read. Searched as words.",
  )
  expect(saidOf(`key:${"x".repeat(100)}`)).toMatch(/^“key:x{36}…” is no operator/)
})

test("words beyond the most that are searched are said to be left out", () => {
  const line = Array.from({ length: 40 }, (_, index) => `word${index}`).join(" ")
  expect(saidOf(line)).toBe("Only the first 32 words are searched.")
})
