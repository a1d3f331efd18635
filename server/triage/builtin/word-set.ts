/**
 * A set of words, one bit each, by their hash: it tells which words a model has met. Of words that it has
 * not met it takes one in a hundred for known after the seed tickets, and one in ten with 100,000 words.
 */
export type WordSet = Uint8Array

const slots = 2 ** 20

export const newWordSet = (): WordSet => new Uint8Array(slots / 8)

/** Where a word stands in a set, by its 32-bit hash. */
export const slotOf = (hash: number): number => (hash ^ (hash >>> 12)) & (slots - 1)

export function addWords(set: WordSet, words: Int32Array): void {
  for (const word of words) set[word >> 3] = (set[word >> 3] ?? 0) | (1 << (word & 7))
}

export const holdsWord = (set: WordSet, word: number): boolean =>
  ((set[word >> 3] ?? 0) & (1 << (word & 7))) !== 0
