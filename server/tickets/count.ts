import { sql } from "kysely"
import { parseSearchLine } from "../../contract/search-line.ts"
import type { TicketCount, TicketFilter } from "../../contract/tickets.ts"
import type { Db } from "../database/connect.ts"
import { isStatementTimeout } from "../database/errors.ts"
import type { Deps } from "../deps.ts"
import { countFound } from "../search/count.ts"
import { filterOf } from "../search/filter.ts"
import { inSnapshot } from "../search/snapshot.ts"
import { countByValues } from "../stats/queries.ts"
import { filteredTickets, type ListFilter } from "./queries.ts"

const mostCounted = 10_000
// Every ticket with a word is gathered through the index: at a million tickets, a thousand take some
// ten milliseconds.
const mostFound = 1_000
// A number beside the list is worth no longer than this: no statement runs or begins after it.
const countMs = 300

const isCountedAlready = ({ ids, createdFrom, createdBefore }: ListFilter): boolean =>
  ids === null && createdFrom === null && createdBefore === null

async function countUpTo(db: Db, filter: ListFilter, bound: number): Promise<number> {
  const { count } = await db
    .selectFrom(
      filteredTickets(db, { filter, sort: "newest", after: null })
        .clearSelect()
        .select("id")
        .clearOrderBy()
        .limit(bound + 1)
        .as("ticket"),
    )
    .select(sql<number>`count(*)::int`.as("count"))
    .executeTakeFirstOrThrow()
  return count
}

type Counting = { count: (limited: Db) => Promise<number | null>; signal: AbortSignal | undefined }

/** Counts in its time, on one view of the desk; null where that does not suffice. */
async function inTime(db: Db, { count, signal }: Counting): Promise<number | null> {
  const limit = { statementMs: countMs, lastBeginMs: countMs, signal }
  return inSnapshot(db, limit, count).catch((error: unknown) => {
    if (isStatementTimeout(error)) return null
    throw error
  })
}

const boundedBy = (bound: number, count: number | null): TicketCount =>
  count === null
    ? { count, is_exact: false }
    : { count: Math.min(count, bound), is_exact: count <= bound }

/** How many tickets a list holds: by the counters where they know, otherwise counted up to a bound. */
export async function countTickets(
  { db, searchDb }: Pick<Deps, "db" | "searchDb">,
  asked: TicketFilter,
  signal?: AbortSignal,
): Promise<TicketCount> {
  const line = parseSearchLine(asked.search ?? "", new Date())
  const { terms } = line
  const filter = filterOf(asked, line)
  if (terms.length > 0) {
    const count = (limited: Db) => countFound(limited, { terms, filter, bound: mostFound })
    return boundedBy(mostFound, await inTime(searchDb, { count, signal }))
  }
  if (isCountedAlready(filter)) return { count: await countByValues(db, filter), is_exact: true }
  const count = (limited: Db) => countUpTo(limited, filter, mostCounted)
  return boundedBy(mostCounted, await inTime(searchDb, { count, signal }))
}
