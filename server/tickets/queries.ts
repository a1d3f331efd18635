import { sql, type Selectable, type SqlBool } from "kysely"
import type { SearchSort } from "../../contract/search-line.ts"
import { pageSize } from "../../contract/paging.ts"
import type { Ticket, TicketEvent } from "../../contract/tickets.ts"
import { priorities, type Category, type Priority, type Status } from "../../contract/vocabulary.ts"
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

/** What a list is narrowed to; null means any, and a list without values none. */
export type ListFilter = {
  category: Category[] | null
  priority: Priority[] | null
  status: Status[] | null
  toTriage: boolean
  ids: number[] | null
  /** From this moment on, and before that one. */
  createdFrom: Date | null
  createdBefore: Date | null
}
export type ListRequest = {
  filter: ListFilter
  sort: SearchSort
  after: Position | null
  limit: number
}
export type ListPage = { rows: TicketRow[]; hasMore: boolean }

// Lists by priority are lists of each priority in turn, newest first.
const orders = {
  newest: { time: "created_at", direction: "desc" },
  oldest: { time: "created_at", direction: "asc" },
  updated: { time: "updated_at", direction: "desc" },
  priority: { time: "created_at", direction: "desc" },
} as const

/** By what a list is ordered, ids last. */
export const orderOf = (sort: SearchSort) => orders[sort]

/** Where a list stands at a ticket. */
export const positionOf = (row: TicketRow, sort: SearchSort): Position => ({
  at: row[orders[sort].time],
  id: row.id,
  priority: sort === "priority" ? row.priority : null,
})

/** What comes after a position of a list. */
export function isAfter({ at, id }: Position, sort: SearchSort) {
  const { time, direction } = orders[sort]
  return direction === "desc"
    ? sql<SqlBool>`(${sql.ref(time)}, id) < (${at}, ${id})`
    : sql<SqlBool>`(${sql.ref(time)}, id) > (${at}, ${id})`
}

/** A value of triage waits for a person's word, as the partial indexes for it spell it. */
export const isToTriage = sql<SqlBool>`is_to_triage(
  status, category_by, category_certainty, priority_by, priority_certainty)`

// One value alone as it is: of a list, the planner does not know that one range of the index holds it.
const isOneOf = (field: "category" | "priority" | "status", values: readonly string[]) =>
  values.length === 1
    ? sql<SqlBool>`${sql.ref(field)} = ${values[0]}`
    : sql<SqlBool>`${sql.ref(field)} = any(${values}::${sql.raw(field)}[])`

const fieldsOf = ({ category, priority, status }: ListFilter) => [
  ...(category ? [["category", category] as const] : []),
  ...(priority ? [["priority", priority] as const] : []),
  ...(status ? [["status", status] as const] : []),
]

/** The tickets that pass the filter, in their order, from just after a position. */
export const filteredTickets = (
  db: Pick<Db, "selectFrom">,
  { filter, sort, after }: Omit<ListRequest, "limit">,
) =>
  db
    .selectFrom("ticket")
    .selectAll()
    .where((where) =>
      where.and([
        ...fieldsOf(filter).map(([field, values]) => isOneOf(field, values)),
        ...(filter.ids ? [where("id", "in", filter.ids)] : []),
        ...(filter.createdFrom ? [where("created_at", ">=", filter.createdFrom)] : []),
        ...(filter.createdBefore ? [where("created_at", "<", filter.createdBefore)] : []),
        ...(filter.toTriage ? [isToTriage] : []),
        ...(after ? [isAfter(after, sort)] : []),
      ]),
    )
    .orderBy(orders[sort].time, orders[sort].direction)
    .orderBy("id", orders[sort].direction)

/** A page out of the rows of a query that asked for one row more than the page holds. */
export const pageOf = (rows: TicketRow[], limit: number): ListPage => ({
  rows: rows.slice(0, limit),
  hasMore: rows.length > limit,
})

/**
 * One row more than a page, by whatever lists in the order of time: at once, or one priority after the
 * other where that comes first.
 */
export async function inTurn(
  request: ListRequest,
  list: (request: ListRequest) => Promise<TicketRow[]>,
): Promise<TicketRow[]> {
  if (request.sort !== "priority") return list(request)
  const rows: TicketRow[] = []
  const { filter, after } = request
  const turns = priorities
    .filter((one) => filter.priority?.includes(one) ?? true)
    .filter(
      (one) => !after?.priority || priorities.indexOf(one) <= priorities.indexOf(after.priority),
    )
  for (const priority of turns.toReversed()) {
    if (rows.length > request.limit) break
    rows.push(
      ...(await list({
        ...request,
        filter: { ...filter, priority: [priority] },
        after: after?.priority === priority ? after : null,
        limit: request.limit - rows.length,
      })),
    )
  }
  return rows
}

/** One page of tickets. */
export async function listTickets(db: Db, request: ListRequest): Promise<ListPage> {
  const rows = await inTurn(request, (turn) =>
    filteredTickets(db, turn)
      .limit(turn.limit + 1)
      .execute(),
  )
  return pageOf(rows, request.limit)
}

/** The ticket, or a refusal with 404. */
export async function getTicket(db: Db, id: number): Promise<Ticket> {
  const row = await db.selectFrom("ticket").selectAll().where("id", "=", id).executeTakeFirst()
  if (row === undefined) throw noSuchTicket(id)
  return toTicket(row)
}

const noSuchTicket = (id: number) => notFound(`There is no ticket #${id}.`)

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
