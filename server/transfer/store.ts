import { sql } from "kysely"
import type { Db, Tx } from "../database/connect.ts"
import { conflict } from "../http/errors.ts"
import { answerColumns } from "../triage/answers.ts"
import type { Filled } from "./fill.ts"
import { spansOf, type Span } from "./rules.ts"

/** A filled ticket with the number that it will have. */
export type Numbered = Filled & { id: number }

/** Tickets and the answers of triage as JSON, which holds less memory than the objects while a batch waits. */
export type Written = { count: number; tickets: string; answers: string }

/** The rows of a file that are in; none where the desk need not remember them. */
export async function readSpans(db: Db, name: string | null): Promise<Span[]> {
  if (name === null) return []
  const row = await db
    .insertInto("ticket_import")
    .values({ name })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ name }))
    .returning("rows")
    .executeTakeFirstOrThrow()
  return spansOf(row.rows)
}

/** Writes down that rows are in; refused when another process brought them in meanwhile. */
export async function markIn(tx: Tx, name: string, { from, before }: Span): Promise<void> {
  const span = sql`int8range(${from}, ${before})`
  const { numAffectedRows } = await sql`
    update ticket_import set rows = rows + int8multirange(${span})
    where name = ${name} and not rows && ${span}`.execute(tx)
  if (numAffectedRows !== 1n) throw conflict("Somebody else is importing the same file.")
}

/** Draws numbers for new tickets, counting up. */
export async function drawIds(db: Db, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('ticket', 'id')) as id
    from generate_series(1, ${count})`.execute(db)
  return rows.map(({ id }) => id)
}

/** Lets more entries wait for the index of words than others may; until the transaction ends. */
export async function writeMuch(tx: Tx): Promise<void> {
  // At 2 MB and 4,000 rows a batch the database took a tenth less than at 1 MB. 4 MB saved as much again,
  // but a search for a hundred words read 75 ms longer through what waits.
  await sql`select set_config('firstline.writes_much', 'on', true),
    set_config('gin_pending_list_limit', '2MB', true), set_config('work_mem', '16MB', true)`.execute(
    tx,
  )
}

/** Puts in what waits for the index of words, which every search would read through until somebody writes. */
export async function putWaitingIn(db: Db): Promise<void> {
  await sql`select put_waiting_entries_in()`.execute(db)
}

const ticketOf = ({ id, ticket }: Numbered) => ({ ...ticket, id })

const answerOf = ({ id, ticket, answered }: Numbered) => {
  if (answered === null) return []
  const { text_hash, ...columns } = answerColumns({ ...answered, ticketId: id })
  return [
    {
      ...columns,
      text_hash: text_hash.toString("hex"),
      chosen_category: ticket.category_by === "person" ? ticket.category : null,
      chosen_priority: ticket.priority_by === "person" ? ticket.priority : null,
    },
  ]
}

/** What `storeTickets` takes. */
export const writtenOf = (tickets: Numbered[]): Written => ({
  count: tickets.length,
  tickets: JSON.stringify(tickets.map(ticketOf)),
  answers: JSON.stringify(tickets.flatMap(answerOf)),
})

/**
 * Writes tickets with what triage answered and with their history, as `storeTicket` does for one. One
 * statement for them all: a million rows are not sent to and fro.
 */
export async function storeTickets(tx: Tx, { tickets, answers }: Written): Promise<void> {
  await sql`
    with told as materialized (
      select id, title, description, category, priority, coalesce(status, 'open') as status,
        category_by, priority_by, category_certainty, priority_certainty,
        coalesce(created_at, now()) as created_at
      from json_to_recordset(${tickets}::json) as told(id bigint,
        title text, description text, category category, priority priority, status status,
        category_by decider, priority_by decider, category_certainty certainty,
        priority_certainty certainty, created_at timestamptz(3))),
    stored as (
      insert into ticket (id, title, description, category, priority, status, category_by,
        priority_by, category_certainty, priority_certainty, created_at, updated_at)
      overriding system value
      select id, title, description, category, priority, status, category_by,
        priority_by, category_certainty, priority_certainty, created_at, created_at
      from told order by id),
    answered as (
      insert into suggestion (ticket_id, text_hash, provider, model, prompt_version, latency_ms,
        category, category_confidence, category_calibrated, priority, priority_confidence,
        priority_calibrated, reason, abstains, chosen_category, chosen_priority)
      select ticket_id, decode(text_hash, 'hex'), provider, model, prompt_version, latency_ms,
        category, category_confidence, category_calibrated, priority, priority_confidence,
        priority_calibrated, reason, abstains, chosen_category, chosen_priority
      from json_to_recordset(${answers}::json) as answer(
        ticket_id bigint, text_hash text, provider text, model text, prompt_version text,
        latency_ms integer, category category, category_confidence real, category_calibrated real,
        priority priority, priority_confidence real, priority_calibrated real, reason text,
        abstains text, chosen_category category, chosen_priority priority)
      returning id, ticket_id)
    insert into ticket_event (ticket_id, version, type, actor, suggestion_id, at)
    select told.id, 1, 'created', 'person', answered.id, told.created_at
    from told left join answered on answered.ticket_id = told.id
    order by told.id`.execute(tx)
}
