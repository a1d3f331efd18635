/** How a part of a term meets the words of a ticket. */
export type Part = { text: string; meets: "within" | "start" | "end" | "whole" }

/** The parts of a term, and whether tickets that hold them all may lack the term all the same. */
export type Parts = { parts: Part[]; needsProof: boolean }

// As the function search_words of the database has it: words are letters and digits, and all that is not
// ASCII. Runs of signs are kept beside them in the same way.
const runs = /[A-Za-z0-9\u0080-\u{10ffff}]+|[!-/:-@[-`{-~]+/gu
const signs = /^[!-/:-@[-`{-~]/
// The database keeps longer runs in windows of 60 signs that overlap by 30.
const longestWhole = 60
const surelyWhole = 30

/** How many signs a text has, as the database counts them. */
export const lengthOf = (text: string) => Array.from(text).length

/** Whether a part is no word but a run of signs. */
export const isSigns = (text: string) => signs.test(text)

const cut = (text: string, from: "start" | "end") =>
  Array.from(text)
    .slice(...(from === "start" ? [0, surelyWhole] : [-surelyWhole]))
    .join("")

function partOf(text: string, place: { isFirst: boolean; isLast: boolean }): Part {
  const { isFirst, isLast } = place
  if (isFirst && isLast) return { text: cut(text, "start"), meets: "within" }
  if (lengthOf(text) > (isFirst || isLast ? surelyWhole : longestWhole)) {
    return { text: cut(text, isFirst ? "end" : "start"), meets: "within" }
  }
  if (isFirst) return { text, meets: "end" }
  return { text, meets: isLast ? "start" : "whole" }
}

/**
 * Takes a term apart into what must stand in words and runs of signs, since a term may begin and end within
 * one: of "card pay" the end of a word and the start of another. Expects the term as the database compares
 * it.
 */
export function partsOf(term: string): Parts {
  const found = [...term.matchAll(runs)]
  const parts = found.map(({ 0: text, index }) =>
    partOf(text, { isFirst: index === 0, isLast: index + text.length === term.length }),
  )
  const [first] = found
  return { parts, needsProof: first?.[0] !== term || lengthOf(term) > surelyWhole }
}
