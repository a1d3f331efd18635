import { sql, type RawBuilder, type SqlBool } from "kysely"
import type { ListFilter } from "../tickets/queries.ts"
import type { Candidates, KeyGroup, Wanted } from "./candidates.ts"
import { containsPattern } from "./terms.ts"

const searchKeys = sql`search_keys(created_at, category, priority, status, title, description)`
const searchText = sql<string>`search_text(title, description)`

/** The index gives a ticket that has one of these keys. */
export const hasOneOf = (group: KeyGroup | RawBuilder<unknown>) =>
  sql<SqlBool>`${searchKeys} && ${group}::text[]`

/** The text of a ticket proves that it holds a term, or that it does not hold an excluded one. */
export const proves = ({ text, isExcluded }: Wanted) =>
  isExcluded
    ? sql<SqlBool>`${searchText} not like ${containsPattern(text)}`
    : sql<SqlBool>`${searchText} like ${containsPattern(text)}`

// The index holds all of a text up to 50,000 signs, and none grows to that without its accents.
const surelyWhole = 2_000

/** The same where the index may hold only the beginning of the text; what it holds whole, it has proved. */
const provesIfLong = (term: Wanted) =>
  sql<SqlBool>`(length(description) < ${surelyWhole} or ${proves(term)})`

/** What the text itself must prove of a ticket that the index gave. */
export const proofsOf = ({ toProve, toProveIfLong }: Candidates): RawBuilder<SqlBool>[] => [
  ...toProve.map(proves),
  ...toProveIfLong.map(provesIfLong),
]

/** The filter's values as the index holds them. */
export const valueKeys = ({ category, priority, status }: ListFilter): KeyGroup[] =>
  [category, priority, status].flatMap((values) =>
    values ? [values.map((value) => `#${value}`)] : [],
  )

/** What the index does not hold of the filter's values. */
export const restOf = ({ createdFrom, createdBefore, ids }: ListFilter): RawBuilder<SqlBool>[] => [
  ...(createdFrom ? [sql<SqlBool>`created_at >= ${createdFrom}`] : []),
  ...(createdBefore ? [sql<SqlBool>`created_at < ${createdBefore}`] : []),
  ...(ids ? [sql<SqlBool>`id = any(${ids})`] : []),
]

/** All of the conditions together, or true without any. */
export const all = (conditions: RawBuilder<SqlBool>[]) =>
  sql<SqlBool>`${sql.join([...conditions, sql`true`], sql` and `)}`
