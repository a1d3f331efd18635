import { parseSpan } from "./search-span.ts"
import {
  categories,
  priorities,
  statuses,
  type Category,
  type Priority,
  type Status,
} from "./vocabulary.ts"

/** More words and phrases than this are not searched for, and listed as unknown. */
export const searchTermsMax = 32

export const searchSorts = ["newest", "oldest", "priority", "updated"] as const

export type SearchTerm = { text: string; isPhrase: boolean; isExcluded: boolean }
export type SearchSort = (typeof searchSorts)[number]
export type SearchLine = {
  terms: SearchTerm[]
  /** Allowed values; null means any. */
  category: Category[] | null
  priority: Priority[] | null
  status: Status[] | null
  /** `#123` */
  ids: number[]
  /** Half-open span of created_at; null is unbounded. */
  createdFrom: Date | null
  createdBefore: Date | null
  sort: SearchSort
  /** What looked like an operator but is none (unknown name or value); read as words. */
  unknown: string[]
}

/**
 * What a search line asks for. Never fails: what cannot be read as an operator is a word, and linear
 * in the length of the line.
 */
export function parseSearchLine(line: string, now: Date): SearchLine {
  const search = emptySearch()
  const terms = new Map<string, SearchTerm & { raw: string }>()
  const unknown = new Set<string>()
  for (const piece of piecesOf(line)) {
    const isQuoted = piece.isPhrase && !piece.isValue
    const meaning = isQuoted ? "word" : readOperator(search, piece, now)
    if (meaning === "operator") continue
    if (meaning === "faulty") unknown.add(piece.raw)
    const name = `${piece.isExcluded}${piece.text}`
    const isPhrase = piece.isPhrase || (terms.get(name)?.isPhrase ?? false)
    if (piece.text !== "") terms.set(name, { ...piece, isPhrase })
  }
  const all = [...terms.values()]
  for (const { raw } of all.slice(searchTermsMax)) unknown.add(raw)
  return {
    ...search,
    terms: all
      .slice(0, searchTermsMax)
      .map(({ text, isPhrase, isExcluded }) => ({ text, isPhrase, isExcluded })),
    ids: [...new Set(search.ids)],
    unknown: [...unknown],
  }
}

const emptySearch = (): SearchLine => ({
  terms: [],
  category: null,
  priority: null,
  status: null,
  ids: [],
  createdFrom: null,
  createdBefore: null,
  sort: "newest",
  unknown: [],
})

/** `isValue` where the quotation marks stand around the value of an operator. */
type Piece = SearchTerm & { raw: string; isValue: boolean }

// "quoted phrases", status:"quoted values", or runs of anything else. A control character parts title
// from description in the index, so no term may hold one. A quotation mark without its partner is left
// out.
const token = /(-?)((?:status|priority|category|created|sort):)?"([^"]*)"|[^\s"\p{Cc}]+/giu

function* piecesOf(line: string): Generator<Piece> {
  for (const [raw, minus, operator = "", quoted] of line.matchAll(token)) {
    if (quoted === undefined) yield { ...wordOf(raw), raw, isPhrase: false, isValue: false }
    else {
      const text = quoted.replaceAll(/\p{Cc}/gu, " ").trim()
      const isExcluded = minus === "-"
      yield { text: operator + text, raw, isPhrase: true, isExcluded, isValue: operator !== "" }
    }
  }
}

/** The line with other words in the place of some; phrases stay as they are. */
export const replaceWords = (line: string, replaced: (word: string) => string): string =>
  line.replaceAll(
    token,
    (raw: string, _minus: unknown, _operator: unknown, quoted: string | undefined) =>
      quoted === undefined ? replaced(raw) : raw,
  )

/** The line without some of its pieces, each named as it is written. */
export const withoutPieces = (line: string, pieces: readonly string[]): string =>
  line
    .replaceAll(token, (raw: string) => (pieces.includes(raw) ? "" : raw))
    .trim()
    .replaceAll(/\s{2,}/g, " ")

// A lone hyphen is a dash, and two begin the option of a command: both are meant as they are.
function wordOf(raw: string): Pick<SearchTerm, "text" | "isExcluded"> {
  const isExcluded = /^-[^-]/.test(raw)
  return { text: isExcluded ? raw.slice(1) : raw, isExcluded }
}

type Value = { value: string; isExcluded: boolean; now: Date }
/** What the operator changes about the search; null when its value means nothing. */
type Operator = (search: SearchLine, value: Value) => Partial<SearchLine> | null

const operators = new Map<string, Operator>([
  [
    "status",
    (search, value) => {
      const status = narrowed(statuses, search.status, value)
      return status && { status }
    },
  ],
  [
    "priority",
    (search, value) => {
      const priority = narrowed(priorities, search.priority, value)
      return priority && { priority }
    },
  ],
  [
    "category",
    (search, value) => {
      const category = narrowed(categories, search.category, value)
      return category && { category }
    },
  ],
  ["created", createdWithin],
  ["sort", sortedBy],
])

// A scheme with its slashes begins an address, one letter before a colon names a drive.
const named = /^([a-z]{2,}):(?!\/\/)(.*)$/i
const numbered = /^#(\d+)$/

/** Notes in the search what the piece asks for, unless it is a word or cannot be read. */
function readOperator(search: SearchLine, piece: Piece, now: Date): "operator" | "faulty" | "word" {
  const { text, isExcluded } = piece
  const [, id] = numbered.exec(text) ?? []
  if (id !== undefined) return addId(search, Number(id), isExcluded) ? "operator" : "faulty"
  const [, name, value = ""] = named.exec(text) ?? []
  if (name === undefined) return "word"
  const operator = operators.get(name.toLowerCase())
  // A colon ends many a word that nobody means as an operator.
  if (!operator) return value === "" ? "word" : "faulty"
  const change = operator(search, { value: value.toLowerCase(), isExcluded, now })
  if (change) Object.assign(search, change)
  return change ? "operator" : "faulty"
}

function addId(search: SearchLine, id: number, isExcluded: boolean): boolean {
  const isId = !isExcluded && id >= 1 && Number.isSafeInteger(id)
  if (isId) search.ids.push(id)
  return isId
}

// People write in-progress and "in progress" as well.
const writtenAsName = (value: string) => value.trim().replaceAll(/[\s-]+/g, "_")

/** What stays of the values allowed so far; null when one that is named does not exist. */
function narrowed<Name extends string>(
  all: readonly Name[],
  allowed: Name[] | null,
  { value, isExcluded }: Value,
): Name[] | null {
  const names = new Set<string>(
    value
      .split(",")
      .map(writtenAsName)
      .filter((name) => name !== ""),
  )
  const known = all.filter((name) => names.has(name))
  if (names.size === 0 || known.length < names.size) return null
  return (allowed ?? [...all]).filter((name) => names.has(name) !== isExcluded)
}

function createdWithin(search: SearchLine, { value, isExcluded, now }: Value) {
  const span = isExcluded ? null : parseSpan(value, now)
  if (!span) return null
  return {
    createdFrom: later(search.createdFrom, span.from),
    createdBefore: earlier(search.createdBefore, span.before),
  }
}

const later = (one: Date | null, other: Date | null) =>
  one && other && one > other ? one : (other ?? one)
const earlier = (one: Date | null, other: Date | null) =>
  one && other && one < other ? one : (other ?? one)

function sortedBy(_: SearchLine, { value, isExcluded }: Value) {
  const sort = searchSorts.find((name) => name === value)
  return sort && !isExcluded ? { sort } : null
}
