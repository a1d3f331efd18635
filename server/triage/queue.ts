import { sql, type SqlBool } from "kysely"
import { z } from "zod"
import { triageRank } from "../../contract/triage-rank.ts"
import type { Db } from "../database/connect.ts"
import { cursorId, cursorTime, encodeCursor } from "../cursor.ts"
import { isToTriage, pageOf, type ListPage, type TicketRow } from "../tickets/queries.ts"

/** A place in the queue: how urgent and unsure, then when. */
export type Place = { rank: number; createdAt: Date; id: number }

const rank = sql<number>`triage_rank(id, priority, category_certainty, priority_certainty)`
const isAfter = ({ rank: last, createdAt, id }: Place) =>
  sql<SqlBool>`(${rank}, created_at, id) < (${last}::smallint, ${createdAt}, ${id})`

/** Where a ticket stands in the queue. */
export const placeOf = (row: TicketRow): Place => ({
  rank: triageRank(row),
  createdAt: row.created_at,
  id: row.id,
})

// On a desk where nobody confirms, the sample grows; more of it than this would only be sorted.
const mostDrawn = 1_000
const isDrawn = sql<SqlBool>`not (${isToTriage}) and id = any(array(
  select ticket_id from agreement_sample where is_waiting order by ticket_id desc limit ${mostDrawn}))`

type Page = { after: Place | null; limit: number }

const listWhere = (db: Db, isListed: typeof isDrawn, { after, limit }: Page) =>
  db
    .selectFrom("ticket")
    .selectAll()
    .where(isListed)
    .where(after ? isAfter(after) : sql<SqlBool>`true`)
    .orderBy(rank, "desc")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute()

function byPlace(one: TicketRow, other: TicketRow): number {
  const [first, second] = [placeOf(one), placeOf(other)]
  return (
    second.rank - first.rank ||
    second.createdAt.getTime() - first.createdAt.getTime() ||
    second.id - first.id
  )
}

/**
 * What waits for a person's word: the urgent first, among equals the unsure, then the newest. Tickets
 * drawn from what requesters chose stand among them, finished ones too: else corrections alone would
 * be counted.
 */
export async function listToTriage(db: Db, page: Page): Promise<ListPage> {
  const waiting = await listWhere(db, isToTriage, page)
  const drawn = await listWhere(db, isDrawn, page)
  // Two lists, because one condition over both would leave the index of what waits aside.
  return pageOf([...waiting, ...drawn].toSorted(byPlace), page.limit)
}

/** Names a place in the queue, for a Link header. */
export const cursorOf = ({ rank: at, createdAt, id }: Place): string =>
  encodeCursor([at, createdAt.toISOString(), id])

/** The parts of a cursor as the place that they name. */
export const placeSchema = z
  .tuple([
    z
      .string()
      .regex(/^[0-7]$/)
      .transform(Number),
    cursorTime,
    cursorId,
  ])
  .transform(([at, createdAt, id]): Place => ({ rank: at, createdAt, id }))
