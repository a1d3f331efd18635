import { isFunctionWord } from "../triage/builtin/function-words.ts"
import { simplify } from "../triage/builtin/reading.ts"
import type { TicketText } from "../triage/provider.ts"

/** In how many tickets of the desk a stem stands, counted or estimated. */
export type Frequencies = { total: number; ticketsWith: (stem: string) => number }

/** How much each stem of a text tells; its length is 1. */
export type Vector = ReadonlyMap<string, number>

// What a ticket is about stands at its beginning, and duplicates were found no better with 4,000 characters.
const readCharacters = 2_000
// A title says in ten words what the description says in a hundred: a few more duplicates were found
// among the first five than without (evals/duplicates.ts).
const titleWeight = 3
// "refund", "refunds", "refunded": the first letters stand for a word in most languages that inflect.
const stemLength = 6
// Longer "words" are keys and encoded files.
const longestWord = 40

const word = /[\p{L}\p{M}\p{N}]+/gu
const endings = new RegExp(`([\\p{L}\\p{M}]{${stemLength}})[\\p{L}\\p{M}]+`, "gu")

// Most words are of plain letters, and cutting them by hand takes a third of the time.
const plain = /^[a-z]+$/

/** What words of one meaning have in common. Digits stay: order numbers must be told apart. */
function stemOf(lowerCased: string): string {
  if (lowerCased.length <= stemLength) return lowerCased
  if (plain.test(lowerCased)) return lowerCased.slice(0, stemLength)
  return lowerCased.replaceAll(endings, "$1")
}

const isEnding = new RegExp(`[\\p{L}\\p{M}]{${stemLength}}$`, "u")

/** Whether words go on after a stem. */
export const isCut = (stem: string): boolean => isEnding.test(stem)

const isTelling = ({ length }: string) => length > 1 && length <= longestWord

function countInto(counts: Map<string, number>, text: string, weight: number): void {
  for (const found of text.toLowerCase().match(word) ?? []) {
    if (!isTelling(found)) continue
    const stem = stemOf(found)
    counts.set(stem, (counts.get(stem) ?? 0) + weight)
  }
}

/** The stems of a text with how often they stand in it, the title's threefold. */
export function stemsOf({ title, description }: TicketText): Map<string, number> {
  const counts = new Map<string, number>()
  countInto(counts, title, titleWeight)
  countInto(counts, description.slice(0, readCharacters), 1)
  return counts
}

// TF-IDF: logarithmic term frequency by inverse document frequency.
function weightOf(stem: string, count: number, { total, ticketsWith }: Frequencies): number {
  const rarity = 1 + Math.log((total + 1) / (Math.min(ticketsWith(stem), total) + 1))
  return (1 + Math.log(count)) * rarity
}

/** The text as TF-IDF, with length 1. */
export function vectorOf(text: TicketText, frequencies: Frequencies): Vector {
  const weights = stemsOf(text)
  let squares = 0
  for (const [stem, count] of weights) {
    const weight = weightOf(stem, count, frequencies)
    weights.set(stem, weight)
    squares += weight * weight
  }
  const length = Math.sqrt(squares) || 1
  for (const [stem, weight] of weights) weights.set(stem, weight / length)
  return weights
}

/** The cosine of a text with another, from 0 for nothing in common to 1 for the same words. */
export function similarityTo(asked: Vector, text: TicketText, frequencies: Frequencies): number {
  let [sum, squares] = [0, 0]
  for (const [stem, count] of stemsOf(text)) {
    const weight = weightOf(stem, count, frequencies)
    sum += weight * (asked.get(stem) ?? 0)
    squares += weight * weight
  }
  return Math.min(1, sum / (Math.sqrt(squares) || 1))
}

const evidenceWords = 5
// A word in more than one ticket of forty is no evidence. A desk of a few tickets cannot tell by counting.
const isEvidence = (stem: string, { total, ticketsWith }: Frequencies) =>
  ticketsWith(stem) <= Math.max(10, total / 40)

/** The words of a text that tell most of what was asked for, as the text spells them. */
export function evidenceIn(text: TicketText, asked: Vector, frequencies: Frequencies): string[] {
  const weights = vectorOf(text, frequencies)
  const told = (stem: string) => (weights.get(stem) ?? 0) * (asked.get(stem) ?? 0)
  const words = `${text.title} ${text.description.slice(0, readCharacters)}`.match(word) ?? []
  return [...weights.keys()]
    .filter((stem) => asked.has(stem) && isEvidence(stem, frequencies))
    .toSorted((a, b) => told(b) - told(a))
    .flatMap((stem) => words.find((one) => stemOf(one.toLowerCase()) === stem) ?? [])
    .filter((one) => !isFunctionWord(simplify(one)))
    .slice(0, evidenceWords)
}

// So many tickets are worth comparing; more would take longer and find little else.
const enough = 250
// They come newest first, so there may be more of them.
const enoughNew = 800
const mostWords = 20
// Pairs are looked up by reading through the list of the rarer word: 1 ms for 10,000 tickets.
const readThrough = 10_000
const pairedWords = 5
/** Common words are looked for in so many of the newest tickets. */
export const newestTickets = 30_000
// Words that stand together do so more often than chance has it.
const companyFactor = 3

/** Stems that must stand together in a ticket. */
export type StemSet = string[]

/** Which tickets to compare a text with: those that hold one of the sets. */
export type Plan = {
  /** Words that few tickets hold, and pairs of words that few tickets hold together. */
  rare: StemSet[]
  /** Pairs of the rarest words there are, for the newest tickets alone. */
  common: StemSet[]
}

function pairsOf<Item>(items: Item[]): [Item, Item][] {
  return items.flatMap((one, at) => items.slice(at + 1).map((other): [Item, Item] => [one, other]))
}

type Stem = { stem: string; tickets: number }
type Pair = [Stem, Stem]

const single = ({ stem }: Stem): StemSet => [stem]
const both = ([one, other]: Pair): StemSet => [one.stem, other.stem]

/** Takes items while what they are expected to cost is not too much. */
function takeWithin<Item>(limit: number, items: Item[], cost: (item: Item) => number): Item[] {
  let sum = 0
  return items.filter((item) => {
    if (sum + cost(item) > limit) return false
    sum += cost(item)
    return true
  })
}

type Among = { of: number; share: number; limit: number }

const pairsWithin = (stems: Stem[], { of, share, limit }: Among): Pair[] =>
  takeWithin(
    limit,
    pairsOf(stems.slice(0, pairedWords)),
    ([one, other]) => (one.tickets * other.tickets * companyFactor * share) / Math.max(1, of),
  )

/** Decides by which words the index is asked, so that it never reads through a common word. */
export function planOf(text: TicketText, { total, ticketsWith }: Frequencies): Plan {
  const stems = [...stemsOf(text).keys()]
    .map((stem) => ({ stem, tickets: ticketsWith(stem) }))
    .toSorted((a, b) => a.tickets - b.tickets)
  const singles = takeWithin(enough, stems, ({ tickets }) => tickets).slice(0, mostWords)
  const others = stems.filter((stem) => !singles.includes(stem))
  const middle = takeWithin(readThrough, others, ({ tickets }) => tickets)
  const pairs = pairsWithin(middle, { of: total, share: 1, limit: enough })
  const share = Math.min(1, newestTickets / Math.max(1, total))
  const commonPairs = pairsWithin(others, { of: total, share, limit: enoughNew })
  const [rarest] = others
  return {
    rare: [...singles.map(single), ...pairs.map(both)],
    common: commonPairs.length > 0 ? commonPairs.map(both) : rarest ? [single(rarest)] : [],
  }
}
