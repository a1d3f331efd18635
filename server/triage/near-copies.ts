import { hashWord, wordsOf } from "./builtin/features.ts"
import { simplify } from "./builtin/reading.ts"
import type { TicketText } from "./provider.ts"

/**
 * What near-copies are found by. `words` are the hashes of a text's different words, the smallest first;
 * `bands` are numbers of which texts are likely to share one when they share most of their words
 * (MinHash in bands: Broder 1997; Leskovec et al., Mining of Massive Datasets, chapter 3).
 */
export type Sketch = { words: number[]; bands: number[] }

/** The smallest hashes stand for the whole of a long text, as a random draw of its words would. */
const wordsKept = 64
// Of texts that share two thirds of their words 99 % meet in a band, of those that share a quarter, which two
// short questions may by chance, 3 %.
const bandCount = 32
const rowsEach = 5

/** The finisher of MurmurHash3, which spreads every bit over all others. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

const ascending = (one: number, other: number) => one - other

/** The words that tell texts apart: case, accents, numbers, order and repetition make no difference. */
export const tellingWords = ({ title, description }: TicketText): string[] =>
  [...new Set(wordsOf(simplify(`${title} ${description}`)))].filter((word) => word !== "0")

function leastOf(words: number[], salt: number): number {
  let least = Number.POSITIVE_INFINITY
  for (const word of words) least = Math.min(least, mix(word ^ salt))
  return least
}

function bandOf(words: number[], band: number): number {
  let hash = band
  for (let row = 0; row < rowsEach; row++) {
    const salt = mix(band * rowsEach + row + 1)
    hash = mix(Math.imul(hash, 31) ^ leastOf(words, salt))
  }
  return hash
}

/** The sketch of a text; one without words is like no other. */
export function sketchOf(text: TicketText): Sketch {
  const words = [...new Set(tellingWords(text).map((word) => mix(hashWord(word))))]
    .toSorted(ascending)
    .slice(0, wordsKept)
  if (words.length === 0) return { words, bands: [] }
  const bands = Array.from({ length: bandCount }, (_, band) => bandOf(words, band))
  return { words, bands: [...new Set(bands)].toSorted(ascending) }
}

/** The share of words that two texts have in common, of all that either has (Jaccard). */
export function sharedWords(one: Sketch, other: Sketch): number {
  const [mine, theirs] = [new Set(one.words), new Set(other.words)]
  const either = [...new Set([...mine, ...theirs])].toSorted(ascending).slice(0, wordsKept)
  const both = either.filter((word) => mine.has(word) && theirs.has(word))
  return either.length === 0 ? 0 : both.length / either.length
}
