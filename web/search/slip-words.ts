import type { Spelling } from "../../contract/search.ts"

type Words = Spelling["words"]

const nameAll = (words: string[]): string =>
  words.map((word) => `“${word}”`).join(words.length > 2 ? ", " : " and ")
const written = (words: Words) => nameAll(words.map(({ from }) => from))
const meant = (words: Words) => nameAll(words.map(({ to }) => to))

/** The words of a search as they were written, and as they were meant. */
export const slipNames = (words: Words) => ({ written: written(words), meant: meant(words) })

/** Names the words of a search that may be slips. */
export const slipWords = (words: Words): string =>
  `${written(words)} may be ${words.length === 1 ? "a slip" : "slips"}.`

/** Says what stands below the tickets that a search found as it was written, `at` many. */
export const dividerWords = ({ words, at }: { words: Words; at: number }): string =>
  at === 0
    ? `Nothing found with ${written(words)}, but with ${meant(words)}`
    : `Also found, with ${meant(words)} instead of ${written(words)}`
