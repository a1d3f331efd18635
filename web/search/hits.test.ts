import { expect, test } from "vitest"
import { parseSearchLine } from "../../contract/search-line.ts"
import { cutAtHits, snippetOf, wantedIn } from "./hits.ts"

const wanted = (line: string) => wantedIn(parseSearchLine(line, new Date()).terms)

/** The text with its hits in brackets. */
const marked = (text: string, line: string) =>
  cutAtHits(text, wanted(line))
    .map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text))
    .join("")

test.each([
  ["Größe", "grosse", "[Größe]"],
  ["GROSSE Bestellung", "größe", "[GROSSE] Bestellung"],
  ["the café", "cafe", "the [café]"],
  ["the cafe\u0301s", "café", "the [cafe\u0301]s"],
  ["cafe", "CAFÉ", "[cafe]"],
  ["Straße", "stras", "[Straß]e"],
  ["Ångström and smørrebrød", "smorrebrod angst", "[Ångst]röm and [smørrebrød]"],
  ["İstanbul", "istanbul", "[İstanbul]"],
  ["\u{1f600} mail \u{1f600}", "mail", "\u{1f600} [mail] \u{1f600}"],
  ["\u{1f600}\u{1f600}", "\u{1f600}", "[\u{1f600}\u{1f600}]"],
  ["注文の返金", "返金", "注文の[返金]"],
])("in %s, %s is found", (text, line, expected) => {
  expect(marked(text, line)).toBe(expected)
})

test("every hit is marked, and those that overlap are one", () => {
  expect(marked("payment pays, repayment", "pay ayment")).toBe("[payment] [pay]s, re[payment]")
})

test("a phrase is marked as a whole, and what was excluded is not", () => {
  expect(marked("card payment, card", '"card payment" -card')).toBe("[card payment], card")
})

test("signs of patterns are ordinary, and operators mark nothing", () => {
  expect(marked("100% of .* open", "% .* status:open")).toBe("100[%] of [.*] open")
})

test("a search without words marks nothing, and nothing of a text is lost", () => {
  expect(cutAtHits("Refund", wanted("status:open"))).toEqual([
    { text: "Refund", start: 0, isHit: false },
  ])
  expect(cutAtHits("", wanted("refund"))).toEqual([])
})

const long = `${"Nothing here. ".repeat(20)}Since Monday the\nprinter smokes. ${"More. ".repeat(50)}`

test("a snippet is the beginning of the description, in one line", () => {
  expect(snippetOf("First\n\n line", [])).toEqual({ text: "First line", hasHit: false })
  expect(snippetOf(long, wanted("nothing")).text).toMatch(/^Nothing here\. Nothing/)
  expect(snippetOf(long, wanted("absent")).text).toMatch(/^Nothing here\./)
})

test("a snippet begins a word or two before a first hit that stands further on", () => {
  expect(snippetOf(long, wanted("PRINTER")).text).toMatch(/^…Monday the printer smokes\. More\./)
  expect(snippetOf("It is about a refund of mine", wanted("refund"))).toEqual({
    text: "It is about a refund of mine",
    hasHit: true,
  })
})

test("a hit stands within the first 24 signs of its snippet, however it is spelled", () => {
  for (const lead of ["", "Die ", "Von mir ist ", "Eine kurze Frage zu der ", long]) {
    const { text, hasHit } = snippetOf(`${lead}Größe.`, wanted("grosse"))
    expect(hasHit).toBe(true)
    expect(text.slice(0, 24)).toContain("Größe")
  }
})

test("a snippet begins at the hit where no space stands before it", () => {
  expect(snippetOf("あ".repeat(100) + "返金", wanted("返金")).text).toBe("…返金")
})

test("a hit beyond what a row reads leaves the beginning in place", () => {
  expect(snippetOf(`Hello. ${"x ".repeat(10_000)}printer`, wanted("printer"))).toEqual(
    expect.objectContaining({ text: expect.stringMatching(/^Hello\. x/), hasHit: false }),
  )
})
