import { sql, type RawBuilder, type SqlBool } from "kysely"
import type { SearchTerm } from "../../contract/search-line.ts"
import type { Db } from "../database/connect.ts"
import { filteredTickets, type ListFilter } from "../tickets/queries.ts"
import { findCandidates, toWanted, type KeyGroup } from "./candidates.ts"
import { countDays, daysBetween, ticketsOn, type Day } from "./days.ts"
import { all, hasOneOf, proofsOf, proves, restOf, valueKeys } from "./keys.ts"

// A part of so many words opens so many lists of the index that looking at the texts is quicker.
const mostWords = 100
// So many texts are looked at within 60 ms, and where they hold too few hits to tell, as many as take 200 ms;
// then the count is given up. Those that the index gives lie apart and take twice as long.
const looks = [4_000, 16_000]
const mostProved = 2_000
// The index is asked first about the days that hold so many tickets, then about as many days as should
// give so many rows.
const firstSpan = 20_000
const fewRows = 1_500

type Search = { filter: ListFilter; groups: KeyGroup[]; proofs: RawBuilder<SqlBool>[] }
type Found = { gathered: number; hits: number }

/** How many tickets of some days, or of all, the index gives, and how many of them hold the terms. */
async function countOn(
  db: Db,
  { filter, groups, proofs }: Search,
  days: Day[] | "all",
): Promise<Found> {
  const dayKeys = days === "all" ? [] : [days.map(({ day }) => `@${day}`)]
  const gathered = [
    ...[...dayKeys, ...valueKeys(filter), ...groups].map(hasOneOf),
    ...restOf(filter),
  ]
  // Materialized, or the planner would walk the list to the limit; read no further than that all the same.
  const { rows } = await sql<Found>`
    with gathered as materialized (
      select ${all(proofs)} as is_hit from ticket where ${all(gathered)})
    select count(*)::int as gathered, (count(*) filter (where is_hit))::int as hits
    from (select is_hit from gathered limit ${mostProved + 1}) looked_at`.execute(db)
  return rows[0] ?? { gathered: 0, hits: 0 }
}

/** Counts day by day until the bound is passed; all days at once as soon as few rows are to be expected. */
async function countByIndex(db: Db, search: Search, bound: number): Promise<number | null> {
  const { createdFrom: from, createdBefore: to } = search.filter
  let days = await daysBetween(db, { from, to, direction: "desc" })
  const found: Found = { gathered: 0, hits: 0 }
  let [seen, span] = [0, firstSpan]
  while (days.length > 0) {
    const taken = days.slice(0, countDays(days, span))
    if (taken.length === days.length) {
      const { gathered, hits } = await countOn(db, search, "all")
      return gathered > mostProved && hits <= bound ? null : hits
    }
    const { gathered, hits } = await countOn(db, search, taken)
    found.gathered += gathered
    found.hits += hits
    if (found.hits > bound) return found.hits
    if (found.gathered > mostProved) return null
    days = days.slice(taken.length)
    seen += ticketsOn(taken)
    const rowsEach = Math.max(found.gathered, 1) / seen
    const isFew = rowsEach * ticketsOn(days) < fewRows
    span = isFew ? Number.POSITIVE_INFINITY : fewRows / rowsEach
  }
  return found.hits
}

const lookAt = (db: Db, { filter, proofs }: Omit<Search, "groups">, most: number) =>
  db
    .selectFrom(
      filteredTickets(db, { filter, sort: "newest", after: null })
        .limit(most + 1)
        .as("ticket"),
    )
    .select([
      sql<number>`count(*)::int`.as("looked"),
      sql<number>`(count(*) filter (where ${all(proofs)}))::int`.as("hits"),
    ])
    .executeTakeFirstOrThrow()

/** Counts by looking at texts alone: for words in so many tickets that some thousand pass the bound. */
async function countByLooking(db: Db, search: Omit<Search, "groups">, bound: number) {
  for (const most of looks) {
    const { looked, hits } = await lookAt(db, search, most)
    if (looked <= most || hits > bound) return hits
  }
  return null
}

/**
 * How many tickets hold every term, or some number above the bound where they are more; null where only
 * a long look would tell.
 */
export async function countFound(
  db: Db,
  { terms, filter, bound }: { terms: SearchTerm[]; filter: ListFilter; bound: number },
): Promise<number | null> {
  const wanted = await toWanted(db, terms)
  const candidates = await findCandidates(db, wanted)
  const found = candidates.groups
  if (found.some((group) => group.length === 0)) return 0
  const groups = found.filter((group) => group.length <= mostWords)
  const allProofs = wanted.map(proves)
  // Of what waits for triage the index of words knows nothing, and there is seldom much of it.
  if (groups.length === 0 || filter.toTriage)
    return countByLooking(db, { filter, proofs: allProofs }, bound)
  const proofs = groups.length < found.length ? allProofs : proofsOf(candidates)
  return countByIndex(db, { filter, groups, proofs }, bound)
}
