import fc from "fast-check"
import { expect, test } from "vitest"

import { parseSearchLine, replaceWords, searchTermsMax, withoutPieces } from "./search-line.ts"

const now = new Date("2026-03-31T12:00:00Z")
const parse = (line: string) => parseSearchLine(line, now)
const utc = (text: string) => new Date(`${text}Z`)

const word = (text: string) => ({ text, isPhrase: false, isExcluded: false })
const phrase = (text: string) => ({ text, isPhrase: true, isExcluded: false })
const not = (term: ReturnType<typeof word>) => ({ ...term, isExcluded: true })

const nothing = {
  terms: [],
  category: null,
  priority: null,
  status: null,
  ids: [],
  createdFrom: null,
  createdBefore: null,
  sort: "newest",
  unknown: [],
}

test("an empty line asks for nothing", () => {
  expect(parse("")).toEqual(nothing)
  expect(parse(' \t "" -"" "')).toEqual(nothing)
})

test("words, phrases and what is excluded are terms", () => {
  expect(parse('refund "card payment" -test -"not this"').terms).toEqual([
    word("refund"),
    phrase("card payment"),
    not(word("test")),
    not(phrase("not this")),
  ])
})

test("a quotation mark without its partner is left out", () => {
  expect(parse('5" disk').terms).toEqual([word("5"), word("disk")])
})

test("a lone hyphen and a command's option are words as they stand", () => {
  expect(parse("left - right --verbose").terms.map(({ text }) => text)).toEqual([
    "left",
    "-",
    "right",
    "--verbose",
  ])
})

test("a term given twice counts once, and as a phrase when one of them is", () => {
  expect(parse('mail mail "mail" -mail').terms).toEqual([phrase("mail"), not(word("mail"))])
})

test("lists narrow a field, a hyphen excludes, and repeated ones intersect", () => {
  expect(parse("priority:high,critical").priority).toEqual(["high", "critical"])
  expect(parse("-status:closed,resolved").status).toEqual(["open", "in_progress"])
  expect(parse("category:billing,account -category:account").category).toEqual(["billing"])
  expect(parse("status:open status:closed").status).toEqual([])
})

test("operators are read in any case, and leave no term behind", () => {
  expect(parse("Status:OPEN SORT:Oldest")).toEqual({
    ...nothing,
    status: ["open"],
    sort: "oldest",
  })
})

test.each([
  "status:in-progress",
  'status:"in progress"',
  "STATUS:In_Progress",
  'Status:"IN-PROGRESS"',
])("%s is read as it is meant", (line) => {
  expect(parse(line)).toEqual({ ...nothing, status: ["in_progress"] })
})

test("a value in quotation marks is a value, alone, in a list and excluded", () => {
  expect(parse('-status:"in progress",  refund').status).toEqual(["open", "resolved", "closed"])
  expect(parse('status:"open, in progress"').status).toEqual(["open", "in_progress"])
  expect(parse('created:"2026-01"').createdFrom).toEqual(utc("2026-01-01T00:00"))
})

test("a quoted value that does not exist is a phrase, and said to be none", () => {
  expect(parse('status:"on hold"')).toEqual({
    ...nothing,
    terms: [phrase("status:on hold")],
    unknown: ['status:"on hold"'],
  })
  expect(parse('colour:"dark red"').terms).toEqual([word("colour:"), phrase("dark red")])
})

test("words are replaced and left out, and all else stays as it is written", () => {
  const line = 'status:"in progress" pasword "pasword" status:done  -status:done'
  expect(replaceWords(line, (each) => (each === "pasword" ? "password" : each))).toBe(
    'status:"in progress" password "pasword" status:done  -status:done',
  )
  expect(withoutPieces(line, ["status:done", "-status:done"])).toBe(
    'status:"in progress" pasword "pasword"',
  )
  expect(withoutPieces("status:done", ["status:done"])).toBe("")
})

test("a comma too many while a list is typed is no fault", () => {
  expect(parse("priority:high,")).toEqual({ ...nothing, priority: ["high"] })
})

test("numbers name tickets, each once", () => {
  expect(parse("#12 #7 #12").ids).toEqual([12, 7])
})

test("of several orders the last counts", () => {
  expect(parse("sort:priority sort:updated").sort).toBe("updated")
})

test.each([
  ["created:2026-01-31", "2026-01-31T00:00", "2026-02-01T00:00"],
  ["created:2026-12", "2026-12-01T00:00", "2027-01-01T00:00"],
  ["created:2026", "2026-01-01T00:00", "2027-01-01T00:00"],
  ["created:2026-01-01..2026-02-01", "2026-01-01T00:00", "2026-02-02T00:00"],
  ["created:2026-01..2026-02", "2026-01-01T00:00", "2026-03-01T00:00"],
  ["created:2026-01-01..", "2026-01-01T00:00", null],
  ["created:..2026-01-01", null, "2026-01-02T00:00"],
  ["created:>2026-01-01", "2026-01-02T00:00", null],
  ["created:>=2026-01-01", "2026-01-01T00:00", null],
  ["created:<2026-01-01", null, "2026-01-01T00:00"],
  ["created:<=2026-01-01", null, "2026-01-02T00:00"],
  ["created:12h", "2026-03-31T00:00", null],
  ["created:7D", "2026-03-24T12:00", null],
  ["created:2w", "2026-03-17T12:00", null],
  ["created:1m", "2026-02-28T12:00", null],
  ["created:2y", "2024-03-31T12:00", null],
  ["created:>=2026-01-01 created:<2026-02-01", "2026-01-01T00:00", "2026-02-01T00:00"],
  ["created:2026-01 created:2026-01-05 created:2026", "2026-01-05T00:00", "2026-01-06T00:00"],
])("%s means a span of time", (line, from, before) => {
  expect(parse(line)).toEqual({
    ...nothing,
    createdFrom: from === null ? null : utc(from),
    createdBefore: before === null ? null : utc(before),
  })
})

test.each([
  "colour:red",
  "status:",
  "status:,",
  "status:done",
  "priority:high,urgent",
  "created:2026-02-30",
  "created:2026-13",
  "created:0000-01-01",
  "created:2026-02-01..2026-01-01",
  "created:2026..2026..2026",
  "created:..",
  "created:2026-02-30..",
  "created:>7d",
  "created:0d",
  "created:9999y",
  "created:soon",
  "sort:best",
  "#0",
  "#99999999999999999999",
  "constructor:open",
])("%s is a word, and said to be no operator", (line) => {
  expect(parse(line)).toEqual({ ...nothing, terms: [word(line)], unknown: [line] })
})

test.each(["-sort:newest", "-created:7d", "-#12"])("%s excludes a word", (line) => {
  expect(parse(line)).toEqual({ ...nothing, terms: [not(word(line.slice(1)))], unknown: [line] })
})

test.each(["12:30", "https://example.org/a", "C:\\Users", "Hello:", "#urgent", "#", "a:b"])(
  "%s is a word like others",
  (line) => {
    expect(parse(line)).toEqual({ ...nothing, terms: [word(line)] })
  },
)

test("an operator in quotation marks is a phrase", () => {
  expect(parse('"status:open" "#12"')).toEqual({
    ...nothing,
    terms: [phrase("status:open"), phrase("#12")],
  })
})

test("words beyond the most that are used are listed", () => {
  const words = Array.from({ length: searchTermsMax + 2 }, (_, index) => `w${index}`)
  const { terms, unknown } = parse(words.join(" "))
  expect(terms.map(({ text }) => text)).toEqual(words.slice(0, searchTermsMax))
  expect(unknown).toEqual(words.slice(searchTermsMax))
})

const plainLine = fc
  .array(fc.constantFrom("ab", "Größe", "%_\\", ".*(", '"', '"a b"', " ", "\t", "\u0000", "-", "5"))
  .map((parts) => parts.join(""))
  .filter((line) => !/(^|[\s"\p{Cc}])-[^\s\p{Cc}-]/u.test(line))

/** Text between two quotation marks, and runs of anything else; each once. */
function plainTerms(line: string): string[] {
  const parts = line.split('"')
  const terms = parts.flatMap((part, index) =>
    index % 2 === 1 && index < parts.length - 1
      ? [part.replaceAll(/\p{Cc}/gu, " ").trim()]
      : part.split(/[\s\p{Cc}]+/u),
  )
  return [...new Set(terms.filter((term) => term !== ""))]
}

test("a line without operators means its words and phrases, as they are", () => {
  fc.assert(
    fc.property(plainLine, (line) => {
      const words = parse(line)
      expect(words.terms.map(({ text }) => text)).toEqual(plainTerms(line).slice(0, searchTermsMax))
      expect(words).toMatchObject({ ...nothing, terms: words.terms, unknown: words.unknown })
    }),
  )
})

test("no line is refused, and no term holds a control character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (line) => {
      for (const { text } of parse(line).terms) expect(text).toMatch(/^[^\p{Cc}]+$/u)
    }),
  )
})
