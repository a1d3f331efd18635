import { sql, type Selectable, type SqlBool } from "kysely"
import {
  pageSize,
  type Ticket,
  type TicketEvent,
  type TicketFilter,
} from "../../contract/tickets.ts"
import type { Db, Tx } from "../database/connect.ts"
import type { Ticket as TicketTable } from "../database/schema.ts"
import { notFound } from "../http/errors.ts"
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
  category_certainty: row.category_certainty,
  priority_certainty: row.priority_certainty,
  updated_at: row.updated_at.toISOString(),
  version: row.version,
  duplicate_of: row.duplicate_of,
})

export type ListRequest = { filter: TicketFilter; before: Position | null; limit: number }
export type ListPage = { rows: TicketRow[]; hasMore: boolean }

const isBefore = ({ createdAt, id }: Position) =>
  sql<SqlBool>`(created_at, id) < (${createdAt}, ${id})`

/** A value of triage waits for a person's word, as the partial indexes for it spell it. */
export const isToTriage = sql<SqlBool>`(awaits_person(category_by, category_certainty)
  or awaits_person(priority_by, priority_certainty)) and status in ('open', 'in_progress')`

/** The tickets that pass the filter, newest first, from just before a position; its search aside. */
export const filteredTickets = (
  db: Pick<Db, "selectFrom">,
  { filter: { category, priority, status, to_triage }, before }: Omit<ListRequest, "limit">,
) =>
  db
    .selectFrom("ticket")
    .selectAll()
    .where((where) =>
      where.and([
        ...(category ? [where("category", "=", category)] : []),
        ...(priority ? [where("priority", "=", priority)] : []),
        ...(status ? [where("status", "=", status)] : []),
        ...(to_triage ? [isToTriage] : []),
        ...(before ? [isBefore(before)] : []),
      ]),
    )
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")

/** A page out of the rows of a query that asked for one row more than the page holds. */
export const pageOf = (rows: TicketRow[], limit: number): ListPage => ({
  rows: rows.slice(0, limit),
  hasMore: rows.length > limit,
})

/** One page of tickets, newest first. */
export async function listTickets(db: Db, request: ListRequest): Promise<ListPage> {
  const rows = await filteredTickets(db, request)
    .limit(request.limit + 1)
    .execute()
  return pageOf(rows, request.limit)
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
    .leftJoin("suggestion", "suggestion.id", "ticket_event.suggestion_id")
    .select(["ticket_event.version", "type", "actor", "at", "changes"])
    .select(["provider", "model", "prompt_version"])
    .where("ticket.id", "=", id)
    .where("ticket_event.version", "<", request.before_version ?? 2 ** 31 - 1)
    .orderBy("ticket_event.version", "desc")
    .limit(request.limit ?? pageSize.default)
    .execute()
  if (rows.length === 0) await getTicket(db, id)
  return rows.map(({ version, type, actor, at, changes, provider, model, prompt_version }) => ({
    version,
    type,
    actor,
    at: at.toISOString(),
    changes: parseChanges(changes),
    suggested_by:
      provider !== null && model !== null && prompt_version !== null
        ? { provider, model, prompt_version }
        : null,
  }))
}
