import type { Passage } from "./reading.ts"
import { slotOf } from "./word-set.ts"

/** How many buckets words and their parts are hashed into (Weinberger et al., ICML 2009). */
export const buckets = 2 ** 17

/** A text as a sparse vector: which buckets it touches, ascending by first touch, and how much. */
export type Features = {
  indexes: Int32Array
  values: Float32Array
  /** Where its single words stand in a set of words, each once. */
  words: Int32Array
}

const fnvStart = 2_166_136_261
const fnvPrime = 16_777_619
const mask = buckets - 1
// Bits of FNV's lower end depend on few characters; folding the upper ones in spreads them.
const bucketOf = (hash: number) => (hash ^ (hash >>> 17)) & mask

const word = /[\p{L}\p{N}]+/gu
const digits = /\p{N}+/gu
const boundary = 0x20
const shortest = 3
const longest = 5
// Longer "words" are base64 or keys; their parts say nothing.
const longestWord = 40

/** The words of a simplified text; every number reads "0", since no two orders share theirs. */
export const wordsOf = (text: string): string[] => text.replaceAll(digits, "0").match(word) ?? []

/**
 * Where buckets are counted while one text is read: a table with open addressing, reused for every text. With
 * a count for each of all buckets, counting was mostly waiting for the memory.
 */
type Counter = {
  /** Which bucket stands at a place, plus one; 0 where there is none. */
  keys: Int32Array
  counts: Float32Array
  /** The places in the order of their first touch. */
  touched: Int32Array
  length: number
}

const newCounter = (places: number): Counter => ({
  keys: new Int32Array(places),
  counts: new Float32Array(places),
  touched: new Int32Array(places),
  length: 0,
})

function placeOf({ keys }: Counter, bucket: number): number {
  let at = bucket & (keys.length - 1)
  while (keys[at] !== 0 && keys[at] !== bucket + 1) at = (at + 1) & (keys.length - 1)
  return at
}

function add(counter: Counter, bucket: number, weight: number): void {
  const at = placeOf(counter, bucket)
  if (counter.keys[at] === 0) {
    counter.keys[at] = bucket + 1
    counter.touched[counter.length++] = at
  }
  counter.counts[at] = (counter.counts[at] ?? 0) + weight
  if (counter.length * 2 > counter.keys.length) grow(counter)
}

function grow(counter: Counter): void {
  const larger = newCounter(counter.keys.length * 2)
  for (const at of counter.touched.subarray(0, counter.length)) {
    const bucket = (counter.keys[at] ?? 0) - 1
    const place = placeOf(larger, bucket)
    larger.keys[place] = bucket + 1
    larger.counts[place] = counter.counts[at] ?? 0
    larger.touched[larger.length++] = place
  }
  Object.assign(counter, larger)
}

/** A word's hash (FNV-1a), which models and sketches keep: another one would make them forget. */
export function hashWord(text: string): number {
  let hash = fnvStart
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), fnvPrime)
  return hash
}

// " word ": the blanks tell beginnings and ends from middles.
function eachPart(text: string, visit: (bucket: number) => void): void {
  const end = text.length + 2
  const codeAt = (at: number) => (at === 0 || at === end - 1 ? boundary : text.charCodeAt(at - 1))
  for (let start = 0; start + shortest <= end; start++) {
    // Parts hash apart from whole words.
    let hash = fnvStart ^ 0x5bd1e995
    for (let length = 1; length <= longest && start + length <= end; length++) {
      hash = Math.imul(hash ^ codeAt(start + length - 1), fnvPrime)
      if (length >= shortest) visit(bucketOf(hash))
    }
  }
}

const words = newCounter(2 ** 11)
const parts = newCounter(2 ** 13)

function addPassage({ text, weight }: Passage, seen: number[]): void {
  let previous = 0
  for (const one of wordsOf(text)) {
    if (one.length > longestWord) continue
    const hash = hashWord(one)
    seen.push(slotOf(hash))
    add(words, bucketOf(hash), weight)
    if (previous !== 0)
      add(words, bucketOf(Math.imul(previous ^ 0x9e3779b9, fnvPrime) ^ hash), weight)
    eachPart(one, (part) => add(parts, part, weight))
    previous = hash
  }
}

// Each block has length one: a text's hundreds of parts must not drown its words.
function drain(
  counter: Counter,
  into: { indexes: Int32Array; values: Float32Array },
  offset: number,
): void {
  let squares = 0
  for (let at = 0; at < counter.length; at++) {
    const place = counter.touched[at] ?? 0
    const value = Math.log1p(counter.counts[place] ?? 0)
    into.indexes[offset + at] = (counter.keys[place] ?? 0) - 1
    into.values[offset + at] = value
    squares += value * value
    counter.keys[place] = 0
    counter.counts[place] = 0
  }
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares)
  for (let at = offset; at < offset + counter.length; at++)
    into.values[at] = (into.values[at] ?? 0) * scale
  counter.length = 0
}

/** The bucket of a single simplified word, and those of its parts. */
export function bucketsOf(one: string): { word: number; parts: number[] } {
  const found: number[] = []
  if (one.length <= longestWord) eachPart(one, (part) => found.push(part))
  return { word: bucketOf(hashWord(one)), parts: found }
}

/** The hashed words, pairs of words and parts of words of a ticket's passages. */
export function featuresOf(passages: Passage[]): Features {
  const seen: number[] = []
  for (const passage of passages) addPassage(passage, seen)
  const length = words.length + parts.length
  const features = { indexes: new Int32Array(length), values: new Float32Array(length) }
  const offset = words.length
  drain(words, features, 0)
  drain(parts, features, offset)
  return { ...features, words: Int32Array.from(new Set(seen)) }
}
