import { sql, type ExpressionBuilder, type Selectable, type SqlBool, type Expression } from "kysely"
import {
  pageSize,
  type Ticket,
  type TicketEvent,
  type TicketFilter,
} from "../../contract/tickets.ts"
import type { Db, Tx } from "../database/connect.ts"
import type { DB, Ticket as TicketTable } from "../database/schema.ts"
import { notFound } from "../http/errors.ts"
import { containsPattern, parseTerms } from "../search/terms.ts"
import type { Position } from "./rules.ts"
import { parseChanges } from "./history.ts"

export type TicketRow = Selectable<TicketTable>

/** A stored ticket as the contract shows it. */
export const toTicket = (row: TicketRow): Ticket => ({
  id: row.id,
  title: row.title,
  description: row.description,
  category: row.category,
  priority: row.priority,
  status: row.status,
  created_at: row.created_at.toISOString(),
  category_by: row.category_by,
  priority_by: row.priority_by,
  updated_at: row.updated_at.toISOString(),
  version: row.version,
})

type Ticketed = ExpressionBuilder<DB, "ticket">

// As the index ticket_search spells it; another spelling would not use the index.
const searchText = sql<string>`(title || E'\\x1f' || description)`

function conditions(filter: TicketFilter, before: Position | null) {
  return (where: Ticketed): Expression<SqlBool> =>
    where.and([
      ...(filter.category ? [where("category", "=", filter.category)] : []),
      ...(filter.priority ? [where("priority", "=", filter.priority)] : []),
      ...(filter.status ? [where("status", "=", filter.status)] : []),
      ...(filter.to_triage
        ? [
            where.or([where("category_by", "=", "triage"), where("priority_by", "=", "triage")]),
            where("status", "in", ["open", "in_progress"]),
          ]
        : []),
      ...(before ? [sql<SqlBool>`(created_at, id) < (${before.createdAt}, ${before.id})`] : []),
      ...parseTerms(filter.search ?? "").map(
        (term) => sql<SqlBool>`${searchText} ilike ${containsPattern(term)}`,
      ),
    ])
}

export type ListRequest = { filter: TicketFilter; before: Position | null; limit: number }
export type ListPage = { rows: TicketRow[]; hasMore: boolean }

/** One page of tickets, newest first, from just before a position. */
export async function listTickets(
  db: Db,
  { filter, before, limit }: ListRequest,
): Promise<ListPage> {
  const rows = await db
    .selectFrom("ticket")
    .selectAll()
    .where(conditions(filter, before))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute()
  return { rows: rows.slice(0, limit), hasMore: rows.length > limit }
}

/** The ticket, or a refusal with 404. */
export async function getTicket(db: Db, id: number): Promise<Ticket> {
  const row = await db.selectFrom("ticket").selectAll().where("id", "=", id).executeTakeFirst()
  if (row === undefined) throw noSuchTicket(id)
  return toTicket(row)
}

export const noSuchTicket = (id: number) => notFound(`There is no ticket #${id}.`)

/** The ticket, locked until the transaction ends, so that what is decided on it still holds. */
export async function lockTicket(tx: Tx, id: number): Promise<TicketRow> {
  const row = await tx
    .selectFrom("ticket")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw noSuchTicket(id)
  return row
}

export type HistoryRequest = { limit?: number | undefined; before_version?: number | undefined }

/** What happened to a ticket, newest first, or a refusal with 404. */
export async function getHistory(
  db: Db,
  id: number,
  request: HistoryRequest,
): Promise<TicketEvent[]> {
  const rows = await db
    .selectFrom("ticket")
    .innerJoin("ticket_event", "ticket_event.ticket_id", "ticket.id")
    .select(["ticket_event.version", "type", "actor", "at", "changes"])
    .where("ticket.id", "=", id)
    .where("ticket_event.version", "<", request.before_version ?? 2 ** 31 - 1)
    .orderBy("ticket_event.version", "desc")
    .limit(request.limit ?? pageSize.default)
    .execute()
  if (rows.length === 0) await getTicket(db, id)
  return rows.map(({ version, type, actor, at, changes }) => ({
    version,
    type,
    actor,
    at: at.toISOString(),
    changes: parseChanges(changes),
  }))
}
