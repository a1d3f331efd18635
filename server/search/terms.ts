// "quoted phrases" or runs of anything else. A control character parts title from description in
// the index, so no term may hold one.
const token = /"([^"]*)"|[^\s"\p{Cc}]+/gu

/**
 * The words and phrases of a search line, each of which must occur. A quotation mark without its
 * partner is left out; empty phrases mean nothing.
 */
export function parseTerms(line: string): string[] {
  const terms = [...line.matchAll(token)].map(([word, phrase]) =>
    (phrase ?? word).replaceAll(/\p{Cc}/gu, " ").trim(),
  )
  return [...new Set(terms.filter((term) => term !== ""))]
}

/** A LIKE pattern that finds the term as it is: `%`, `_` and `\` are ordinary characters. */
export const containsPattern = (term: string) => `%${term.replaceAll(/[\\%_]/g, "\\$&")}%`
