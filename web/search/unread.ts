import {
  parseSearchLine,
  searchSorts,
  searchTermsMax,
  type SearchLine,
} from "../../contract/search-line.ts"
import { parseSpan } from "../../contract/search-span.ts"
import { categories, priorities, statuses } from "../../contract/vocabulary.ts"

const shownPieces = 3
const shownSigns = 40

const cut = (text: string) => (text.length > shownSigns ? `${text.slice(0, shownSigns)}…` : text)
const quoted = (text: string) => `“${cut(text)}”`
const listed = (names: readonly string[]) => `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`

const values = new Map<string, readonly string[]>([
  ["status", statuses],
  ["priority", priorities],
  ["category", categories],
  ["sort", searchSorts],
])
const exampleSpans = "7d, 2026-01-31, >=2026-01 or 2026-01-01..2026-02-01"
const cannotExclude = new Set(["sort", "created"])
// Whether a value exists does not depend on the time.
const anyTime = new Date(0)

type Unread = Pick<SearchLine, "terms" | "unknown">

/** The pieces of a search line that look like operators and are words. */
export function faultyPieces({ terms, unknown }: Unread): string[] {
  const used = new Set(terms.map(({ text, isExcluded }) => (isExcluded ? `-${text}` : text)))
  return unknown.filter((piece) => used.has(piece.replaceAll('"', "")))
}

/** Says what of a search line was read otherwise than it looks, and what may be written instead. */
export function unreadWords(line: Unread): string {
  const faulty = faultyPieces(line)
  const sentences = [
    ...faulty.slice(0, shownPieces).map((piece) => `${faultOf(piece)}.`),
    faulty.length > shownPieces ? `${faulty.length - shownPieces} more are not read.` : "",
    faulty.length > 0 ? `Searched as ${faulty.length === 1 ? "a word" : "words"}.` : "",
    faulty.length < line.unknown.length
      ? `Only the first ${searchTermsMax} words are searched.`
      : "",
  ]
  return sentences.filter((sentence) => sentence !== "").join(" ")
}

/** What is wrong with a piece that is no operator. */
function faultOf(piece: string): string {
  const [, minus, name = "", value = ""] = /^(-?)([^:]*):?(.*)$/s.exec(piece) ?? []
  const operator = name.toLowerCase()
  if (name.startsWith("#")) {
    return minus
      ? `${quoted(piece)} cannot exclude a ticket`
      : `There is no ticket ${quoted(piece)}`
  }
  if (minus && cannotExclude.has(operator)) return `${quoted(`${operator}:`)} cannot be excluded`
  const written = value.replaceAll('"', "")
  if (operator === "created") return timeFault(written)
  const allowed = values.get(operator)
  if (allowed) return valueFault(operator, written, allowed)
  const known = listed(["status", "priority", "category", "created", "sort"])
  return `${quoted(piece)} is no operator; use ${known}`
}

function valueFault(operator: string, value: string, allowed: readonly string[]): string {
  const wrong = value
    .split(",")
    .find((each) => parseSearchLine(`${operator}:"${each},"`, anyTime).unknown.length > 0)
  if (!wrong) return `${quoted(`${operator}:`)} needs ${listed(allowed)}`
  return `There is no ${operator} ${quoted(wrong.trim())}; use ${listed(allowed)}`
}

function timeFault(value: string): string {
  if (value === "") return `${quoted("created:")} needs a time, such as ${exampleSpans}`
  const days = value.match(/\d{4}-\d{2}(?:-\d{2})?/g) ?? []
  const wrong = days.find((each) => parseSpan(each, anyTime) === null)
  if (wrong !== undefined) return `${quoted(wrong)} is not in the calendar`
  if (days.join("..") === value) return `${quoted(value)} ends before it begins`
  return `${quoted(value)} is no time; use ${exampleSpans}`
}
