import { sql, type SqlBool } from "kysely"
import type { SearchLine } from "../../contract/search-line.ts"
import type { Db } from "../database/connect.ts"
import {
  filteredTickets,
  inTurn,
  isAfter,
  isToTriage,
  orderOf,
  pageOf,
  type ListPage,
  type ListRequest,
  type TicketRow,
} from "../tickets/queries.ts"
import { findCandidates, toWanted, type Candidates, type Wanted } from "./candidates.ts"
import { countDays, daysBetween, ticketsOn, type Day } from "./days.ts"
import { all, hasOneOf, proofsOf, proves, restOf, valueKeys } from "./keys.ts"
import { inSnapshot } from "./snapshot.ts"

// So many of the first rows are looked through one by one before the index is asked, which tells how common
// a hit is. So many where they should fill the page, which is cheaper than the index for a word in more than
// one ticket of eight; or where the index cannot prove a hit, and it must be told better how common it is.
const tellingRows = 100
const firstRows = 400
// The index is asked first about no more days than those that hold so many tickets.
const firstSpan = 20_000
// What the index cannot prove, such as a phrase of common words, is looked for in so many rows more: of
// a day's thousands it would rule out none.
const moreRows = 2_500
// So many rows at once are gathered, proved and put in order within a few milliseconds.
const fewRows = 1_500
// How many rows there are is estimated from what was seen. A word that people stopped using is rare at first
// and common then: what turns out to be more rows than these is looked at in fewer days. Looking at a
// thousand days one after the other takes as long as gathering the rest's rows at once.
const mostRows = 2_000
const mostRowsOfRest = 12_000
const fewDays = 32
const shrinkBy = 8
// A span is chosen so that it should hold this many times what the page lacks.
const reserve = 2
// Together just under the time after which the caller is answered.
const lastBeginMs = 2_500
const statementMs = 2_000

/** Hits among the first rows that pass the filter; one more than the page holds, if there are. */
const lookThrough = (
  db: Db,
  request: ListRequest,
  { wanted, rows }: { wanted: Wanted[]; rows: number },
): Promise<TicketRow[]> =>
  db
    .selectFrom(filteredTickets(db, request).limit(rows).as("ticket"))
    .selectAll()
    .where((where) => where.and(wanted.map(proves)))
    .orderBy(orderOf(request.sort).time, orderOf(request.sort).direction)
    .orderBy("id", orderOf(request.sort).direction)
    .limit(request.limit + 1)
    .execute()

/** The days that may hold hits, in the order of the list. */
function daysOf(db: Db, { after, filter, sort }: ListRequest): Promise<Day[]> {
  const { direction } = orderOf(sort)
  const [from, to] =
    direction === "desc" ? [filter.createdFrom, after?.at ?? null] : [after?.at ?? null, null]
  return daysBetween(db, { from, to, direction })
}

type Search = { request: ListRequest; candidates: Candidates }

/** The rows that the index gave are counted; more than it may give are none of them known. */
type Found = { rows: TicketRow[]; gathered: number; isTooMany: boolean }

/** Days by their names, all from one on in the order of the list, or all there are. */
type Where = { on: Day[] } | { from: Day } | "anywhere"

const startsWith = ({ day }: Day, direction: "asc" | "desc") =>
  direction === "desc"
    ? sql<SqlBool>`created_at < (${day}::date + 1)::timestamp at time zone 'utc'`
    : sql<SqlBool>`created_at >= ${day}::date::timestamp at time zone 'utc'`

/**
 * Hits on some days, gathered through the index and put in order; and how many rows the index gave,
 * some of which the text may have proved wrong.
 */
async function hitsOn(
  db: Db,
  { request, candidates }: Search,
  { where, limit, most }: { where: Where; limit: number; most: number | null },
): Promise<Found> {
  const { filter, sort, after } = request
  const { time, direction } = orderOf(sort)
  const groups = [
    ...(where !== "anywhere" && "on" in where ? [where.on.map(({ day }) => `@${day}`)] : []),
    ...valueKeys(filter),
    ...candidates.groups,
  ]
  const gathered = [...groups.map(hasOneOf), ...(filter.toTriage ? [isToTriage] : [])]
  const kept = [
    ...(where !== "anywhere" && "from" in where ? [startsWith(where.from, direction)] : []),
    ...(after ? [isAfter(after, sort)] : []),
    ...restOf(filter),
    sql<SqlBool>`is_proved`,
  ]
  const order = sql`${sql.ref(time)} ${sql.raw(direction)}, id ${sql.raw(direction)}`
  // Materialized, or the planner would walk the whole list for a rare word; and without the text, which
  // only the page needs.
  const { rows } = await sql<TicketRow & { gathered: number }>`
    with hit as materialized (
      select id, created_at, updated_at, ${all(proofsOf(candidates))} as is_proved
      from ticket where ${all(gathered)} limit ${most === null ? null : most + 1}),
    page as (
      select ticket.* from (select id from hit where ${all(kept)} order by ${order} limit ${limit}) found
      join ticket using (id))
    select page.*, gathered from (select count(*)::int as gathered from hit) counted
    left join page on true order by ${order}`.execute(db)
  const count = rows[0]?.gathered ?? 0
  return {
    rows: rows.filter(({ id }) => id !== null),
    gathered: count,
    isTooMany: most !== null && count > most,
  }
}

/**
 * Hits through the index: on the first days, of which so many tickets should fill the page; then on as many
 * as should do it by what was found, never more than the index gives few rows of; all the rest at once as
 * soon as few rows are to be expected.
 */
async function searchIndex(db: Db, search: Search, needed: number): Promise<TicketRow[]> {
  const wanted = search.request.limit + 1
  const rows: TicketRow[] = []
  let [days, seen, gathered] = [await daysOf(db, search.request), 0, 0]
  let mostDays = Number.POSITIVE_INFINITY
  let span = Math.min(firstSpan, needed)
  for (let [next] = days; next !== undefined && rows.length < wanted; [next] = days) {
    const taken = days.slice(0, Math.min(mostDays, countDays(days, span)))
    const isRest = taken.length === days.length
    const where = isRest ? { from: next } : { on: taken }
    const most = taken.length === 1 ? null : isRest ? mostRowsOfRest : mostRows
    const found = await hitsOn(db, search, { where, limit: wanted - rows.length, most })
    if (found.isTooMany) {
      mostDays = Math.min(fewDays, Math.ceil(taken.length / shrinkBy))
      continue
    }
    if (mostDays < fewDays) mostDays *= 2
    rows.push(...found.rows)
    days = days.slice(taken.length)
    seen += ticketsOn(taken)
    gathered += found.gathered
    const rowsEach = Math.max(gathered, 1) / seen
    const hitsEach = Math.max(rows.length, 1) / seen
    const isFew = rowsEach * ticketsOn(days) < fewRows
    const lacking = ((wanted - rows.length) * reserve) / hitsEach
    span = isFew ? Number.POSITIVE_INFINITY : Math.min(lacking, fewRows / rowsEach)
  }
  return rows
}

// The walk ends where the list does; each round begins anew, and all of them cost half as much again as
// the last.
async function searchByWalking(db: Db, request: ListRequest, wanted: Wanted[]) {
  const total = ticketsOn(await daysOf(db, { ...request, sort: "newest", after: null }))
  let rows: TicketRow[] = []
  for (let looked = firstRows * 3; ; looked *= 3) {
    rows = await lookThrough(db, request, { wanted, rows: looked })
    if (rows.length > request.limit || looked >= total) return rows
  }
}

async function searchInTime(db: Db, request: ListRequest, wanted: Wanted[]): Promise<TicketRow[]> {
  const isFull = (rows: TicketRow[]) => rows.length > request.limit
  const look = (rows: number) => lookThrough(db, request, { wanted, rows })
  // How many rows should fill the page, by the hits among so many; without any, more than can be told.
  const neededBy = (hits: TicketRow[], among: number) => (among * (request.limit + 1)) / hits.length
  const telling = await look(tellingRows)
  if (isFull(telling)) return telling
  let needed = neededBy(telling, tellingRows)
  const candidates = await findCandidates(db, wanted)
  if (candidates.groups.some((group) => group.length === 0)) return []
  const mustProve = candidates.toProve.length > 0
  if (mustProve || needed <= firstRows) {
    const first = await look(firstRows)
    if (isFull(first)) return first
    needed = neededBy(first, firstRows)
  }
  if (candidates.groups.length === 0) return searchByWalking(db, request, wanted)
  if (mustProve && needed < moreRows) {
    const more = await look(moreRows)
    if (isFull(more)) return more
  }
  const search = { request, candidates }
  return request.sort === "updated"
    ? (await hitsOn(db, search, { where: "anywhere", limit: request.limit + 1, most: null })).rows
    : searchIndex(db, search, needed * reserve)
}

/**
 * One page of tickets that hold every term: a look through the first rows, then the index of words on
 * as many days as it takes (decision 0012).
 */
export const searchTickets = (
  db: Db,
  terms: SearchLine["terms"],
  { signal, ...request }: ListRequest & { signal?: AbortSignal },
): Promise<ListPage> =>
  inSnapshot(db, { statementMs, lastBeginMs, signal }, async (limited) => {
    const wanted = await toWanted(limited, terms)
    const rows = await inTurn(request, (turn) => searchInTime(limited, turn, wanted))
    return pageOf(rows, request.limit)
  })
