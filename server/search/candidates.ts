import { sql, type RawBuilder } from "kysely"
import type { SearchTerm } from "../../contract/search-line.ts"
import type { Db } from "../database/connect.ts"
import { containsPattern } from "./terms.ts"
import { isSigns, lengthOf, partsOf, type Part } from "./words.ts"

/** A term as the database compares it: small letters without accents. */
export type Wanted = { text: string; isExcluded: boolean }

/** Index keys of which a ticket must hold one. */
export type KeyGroup = string[]

/** What the index can tell of a search's terms. */
export type Candidates = {
  groups: KeyGroup[]
  /** Terms that the index cannot prove, so that the text itself must be looked at. */
  toProve: Wanted[]
  /** Terms that it proves but for very long texts, of which it holds only the beginning. */
  toProveIfLong: Wanted[]
}

// A part that stands in more words than these is so common that the newest tickets are full of it.
const mostWords = 2_000
// The trigram index knows parts from three letters or digits on.
const shortest = 3

/** Texts as the database compares them, in the same order. */
export async function asCompared(db: Db, texts: string[]): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select search_text(written) as text
    from unnest(${texts}::text[]) with ordinality as given (written, place) order by place`.execute(
    db,
  )
  return rows.map(({ text }) => text)
}

/** The terms as the database compares them; what is nothing but accents falls away. */
export async function toWanted(db: Db, terms: SearchTerm[]): Promise<Wanted[]> {
  if (terms.length === 0) return []
  const compared = await asCompared(
    db,
    terms.map(({ text }) => text),
  )
  return compared
    .map((text, at) => ({ text, isExcluded: terms[at]?.isExcluded ?? false }))
    .filter(({ text }) => text !== "")
}

const patternOf = ({ text, meets }: Part): string => {
  const within = containsPattern(text)
  if (meets === "start") return within.slice(1)
  return meets === "end" ? within.slice(0, -1) : within
}

/** What the index of short parts holds of a text: its pairs of signs, or the text where it has no more. */
function shortPartsOf(text: string): string[] {
  const signs = Array.from(text)
  if (signs.length < shortest) return [text]
  return signs.slice(1).map((sign, at) => `${signs[at]}${sign}`)
}

const meetsPart = (part: Part): RawBuilder<unknown> => {
  const { text, meets } = part
  if (meets === "whole") return sql`word = ${text}`
  const isLike = sql`word like ${patternOf(part)}`
  const hasTrigrams = lengthOf(text) >= shortest && !isSigns(text)
  return hasTrigrams || meets === "start"
    ? isLike
    : sql`short_parts(word) @> ${shortPartsOf(text)}::text[] and ${isLike}`
}

const wordsWith = (part: Part) =>
  sql`array(select word from search_word_known where ${meetsPart(part)} limit ${mostWords + 1}) `

/** The words of the dictionary that hold each part. */
async function expand(db: Db, parts: Part[]): Promise<string[][]> {
  const columns = parts.map((part, at) => sql`${wordsWith(part)} as ${sql.ref(`part_${at}`)}`)
  const { rows } = await sql<Record<string, string[]>>`select ${sql.join(columns)}`.execute(db)
  return parts.map((_, at) => rows[0]?.[`part_${at}`] ?? [])
}

// The index holds only the beginning of a very long text, and this beside it.
const longText: Part = { text: "+long", meets: "whole" }

/** Looks the terms up in the dictionary of all words. */
export async function findCandidates(db: Db, wanted: Wanted[]): Promise<Candidates> {
  const taken = wanted.map((term) => ({
    term,
    ...(term.isExcluded ? { parts: [], needsProof: true } : partsOf(term.text)),
  }))
  const [long = [], ...words] = await expand(db, [longText, ...taken.flatMap(({ parts }) => parts)])
  const isTooCommon = (group: KeyGroup) => group.length > mostWords
  let at = 0
  const toProve: Wanted[] = []
  const toProveIfLong: Wanted[] = []
  for (const { term, parts, needsProof } of taken) {
    const own = words.slice(at, at + parts.length)
    at += parts.length
    if (needsProof || own.some(isTooCommon)) toProve.push(term)
    else if (long.length > 0) toProveIfLong.push(term)
  }
  const groups = words.filter((group) => !isTooCommon(group)).map((group) => group.concat(long))
  return { groups, toProve, toProveIfLong }
}
