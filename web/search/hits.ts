import type { SearchTerm } from "../../contract/search-line.ts"

export type Piece = { text: string; start: number; isHit: boolean }
type Hit = { start: number; end: number }

// Letters that no accent was put upon, and that search compares by what they are written as without.
const plainLetters = new Map([
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["đ", "d"],
  ["ð", "d"],
  ["ł", "l"],
  ["þ", "th"],
  ["ı", "i"],
])

function plainOf(sign: string): string {
  if (sign < "\u0080") return sign.toLowerCase()
  const plain = sign
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .toLowerCase()
  return plainLetters.get(plain) ?? plain
}

/** Text in small letters without accents, and for each of its units the place it comes from. */
function fold(text: string): { plain: string; places: Hit[] } {
  const places: Hit[] = []
  let plain = ""
  let start = 0
  for (const sign of text) {
    const end = start + sign.length
    const added = plainOf(sign)
    const last = places.at(-1)
    // An accent that follows its letter belongs to it.
    if (added === "" && last) last.end = end
    const place = { start, end }
    for (let unit = 0; unit < added.length; unit++) places.push(place)
    plain += added
    start = end
  }
  return { plain, places }
}

/** The words to mark: those that a ticket was found by. */
export const wantedIn = (terms: readonly SearchTerm[]): string[] =>
  terms.filter(({ isExcluded }) => !isExcluded).map(({ text }) => fold(text).plain)

/** Where the wanted words stand, in order; hits that touch are one. */
function hitsIn(text: string, wanted: readonly string[]): Hit[] {
  const { plain, places } = fold(text)
  const hits = wanted.flatMap((word) => hitsOf(word, plain, places))
  const merged: Hit[] = []
  for (const { start, end } of hits.toSorted((one, other) => one.start - other.start)) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

function hitsOf(word: string, plain: string, places: readonly Hit[]): Hit[] {
  const hits: Hit[] = []
  if (word === "") return hits
  for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
    const [first, last] = [places[at], places[at + word.length - 1]]
    if (first && last) hits.push({ start: first.start, end: last.end })
  }
  return hits
}

/** A text cut where hits begin and end, in any case and with or without accents. */
export function cutAtHits(text: string, wanted: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of hitsIn(text, wanted)) {
    if (start > at) pieces.push({ text: text.slice(at, start), start: at, isHit: false })
    pieces.push({ text: text.slice(start, end), start, isHit: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), start: at, isHit: false })
  return pieces
}

const snippetLength = 160
// A row may show no more than some twenty signs beside its title: the hit stands within them.
const beginningLength = 24
const contextLength = 12
// A row is drawn in an instant only where it reads no more than this.
const readLength = 10_000

export type Snippet = { text: string; hasHit: boolean }

/** The part of a description that a row shows: its beginning, or from shortly before the first hit. */
export function snippetOf(description: string, wanted: readonly string[]): Snippet {
  const [hit] = wanted.length === 0 ? [] : hitsIn(description.slice(0, readLength), wanted)
  if (!hit) return { text: oneLine(description, 0), hasHit: false }
  if (hit.end <= beginningLength) return { text: oneLine(description, 0), hasHit: true }
  const context = description.slice(Math.max(0, hit.start - contextLength), hit.start)
  const words = context.search(/\s/) < 0 ? "" : context.replace(/^\S*\s+/, "")
  return { text: `…${oneLine(description, hit.start - words.length)}`, hasHit: true }
}

const oneLine = (text: string, start: number): string =>
  text.slice(start, start + snippetLength).replaceAll(/\s+/g, " ")
