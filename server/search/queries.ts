import { sql, type Expression, type SqlBool } from "kysely"
import type { Db } from "../database/connect.ts"
import {
  filteredTickets,
  pageOf,
  type ListPage,
  type ListRequest,
  type TicketRow,
} from "../tickets/queries.ts"
import type { Position } from "../tickets/rules.ts"
import { containsPattern } from "./terms.ts"

// How many of the newest rows are looked through one by one before the index is asked. A word in
// more than one ticket of eighty fills its page that way in milliseconds; the trigram index would
// first collect all its hits (1.4 s at a million tickets for a word in one of seventy).
const recentRows = 4_000

// The first span of time that the index is asked about is so many times the span of the newest
// rows, and each further one so many times the one before.
const growth = 8

// As the index ticket_search spells it; another spelling would not use the index.
const searchText = sql<string>`lower(title || E'\\x1f' || description)`

const holds = (term: string) => sql<SqlBool>`${searchText} like lower(${containsPattern(term)})`

const between = (from: Date | null, to: Position) => sql<SqlBool>`
  (created_at, id) < (${to.createdAt}, ${to.id})
  and created_at >= coalesce(${from}::timestamptz, '-infinity')`

type Search = { conditions: Expression<SqlBool>[]; request: ListRequest }

/** Hits among the newest rows that pass the filter; ends as soon as there are enough. */
const hitsAmongRecent = (db: Db, { conditions, request }: Search): Promise<TicketRow[]> =>
  db
    .selectFrom(filteredTickets(db, request).limit(recentRows).as("ticket"))
    .selectAll()
    .where((where) => where.and(conditions))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(request.limit + 1)
    .execute()

type Edges = { newest: Position; reached: Position; oldest: Date }

/** Where the look through the newest rows began and ended; null when it has seen all rows. */
async function edgesOfRecent(db: Db, { request }: Search): Promise<Edges | null> {
  const positions = filteredTickets(db, request).clearSelect().select(["created_at", "id"])
  const [reached] = await positions
    .limit(1)
    .offset(recentRows - 1)
    .execute()
  const [newest] = await positions.limit(1).execute()
  if (reached === undefined || newest === undefined) return null
  const { oldest } = await db
    .selectFrom("ticket")
    .select((ticket) => ticket.fn.min("created_at").as("oldest"))
    .executeTakeFirstOrThrow()
  const at = (row: typeof newest) => ({ createdAt: row.created_at, id: row.id })
  return { newest: at(newest), reached: at(reached), oldest }
}

/** Hits in a span of time, collected through the trigram index and then put in order. */
const hitsBetween = (
  db: Db,
  { conditions, request }: Search,
  { from, to, limit }: { from: Date | null; to: Position; limit: number },
): Promise<TicketRow[]> =>
  db
    .with(
      // Materialized, or the planner would walk the whole list for a rare word.
      (name) => name("hit").materialized(),
      (cte) =>
        filteredTickets(cte, { ...request, before: null })
          .clearOrderBy()
          .where((where) => where.and([...conditions, between(from, to)])),
    )
    .selectFrom("hit")
    .selectAll()
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute()

/**
 * One page of tickets that hold every term, newest first: a look through the newest rows, then the
 * trigram index on spans of time that grow towards the past until the page is full.
 */
export async function searchTickets(
  db: Db,
  terms: string[],
  request: ListRequest,
): Promise<ListPage> {
  const search = { conditions: terms.map(holds), request }
  const rows = await hitsAmongRecent(db, search)
  if (rows.length > request.limit) return pageOf(rows, request.limit)
  const edges = await edgesOfRecent(db, search)
  if (edges === null) return pageOf(rows, request.limit)
  let to = edges.reached
  let spanMs = growth * (edges.newest.createdAt.getTime() - to.createdAt.getTime())
  while (rows.length <= request.limit && to.createdAt >= edges.oldest) {
    const start = to.createdAt.getTime() - Math.max(spanMs, 1_000)
    const from = start > edges.oldest.getTime() ? new Date(start) : null
    const limit = request.limit + 1 - rows.length
    rows.push(...(await hitsBetween(db, search, { from, to, limit })))
    if (from === null) break
    to = { createdAt: from, id: 0 }
    spanMs *= growth
  }
  return pageOf(rows, request.limit)
}
