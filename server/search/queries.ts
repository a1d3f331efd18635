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

// How many of the newest rows are looked through one by one before the index is asked: a word in
// more than one ticket of twenty fills its page that way in a few milliseconds.
const recentRows = 1_000

// Then the index is asked about spans of time that hold so many tickets each, and at last about all
// that is older. A word in one ticket of three hundred has its 50 hits within the second span; asked
// about all time at once it took 150 ms at a million tickets.
const spans = [6_000, 36_000]

// As the index ticket_search spells it; another spelling would not use the index.
const searchText = sql<string>`lower(title || E'\\x1f' || description)`

const holds = (term: string) => sql<SqlBool>`${searchText} like lower(${containsPattern(term)})`

// The day, as the index spells it, finds the span; the positions cut it to the row. It bounds the
// past alone: an upper bound would make the index gather all older days first (38 ms at a million).
const isBetween = (from: Position | null, to: Position) =>
  from === null
    ? sql<SqlBool>`(created_at, id) < (${to.createdAt}, ${to.id})`
    : sql<SqlBool>`(created_at, id) < (${to.createdAt}, ${to.id})
        and (created_at, id) >= (${from.createdAt}, ${from.id})
        and (created_at at time zone 'utc')::date >=
          (${from.createdAt}::timestamptz at time zone 'utc')::date`

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

/** The position so many tickets further back, or null when there are fewer. */
async function positionBack(tickets: Positions, rows: number): Promise<Position | null> {
  const row = await tickets
    .offset(rows - 1)
    .limit(1)
    .executeTakeFirst()
  return row ? { createdAt: row.created_at, id: row.id } : null
}

type Positions = ReturnType<typeof positionsFrom>
const positionsFrom = (db: Db, request: Pick<ListRequest, "filter" | "before">) =>
  filteredTickets(db, request).clearSelect().select(["created_at", "id"])

/** Hits in a span of time, collected through the trigram index and then put in order. */
const hitsBetween = (
  db: Db,
  { conditions, request }: Search,
  { from, to, limit }: { from: Position | null; to: Position; limit: number },
): Promise<TicketRow[]> =>
  db
    .with(
      // Materialized, or the planner would walk the whole list for a rare word.
      (name) => name("hit").materialized(),
      (cte) =>
        filteredTickets(cte, { ...request, before: null })
          .clearOrderBy()
          .where((where) => where.and([...conditions, isBetween(from, to)])),
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
  let to = await positionBack(positionsFrom(db, request), recentRows)
  for (const span of [...spans, null]) {
    if (to === null || rows.length > request.limit) break
    const older = positionsFrom(db, { filter: {}, before: to })
    const from = span === null ? null : await positionBack(older, span)
    const limit = request.limit + 1 - rows.length
    rows.push(...(await hitsBetween(db, search, { from, to, limit })))
    to = from
  }
  return pageOf(rows, request.limit)
}
