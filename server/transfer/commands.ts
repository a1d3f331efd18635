import { sql } from "kysely"
import { setImmediate } from "node:timers/promises"
import type { ImportedTicket, ImportReport } from "../../contract/transfer.ts"
import type { Db, Tx } from "../database/connect.ts"
import { conflict } from "../http/errors.ts"
import { decide } from "../tickets/rules.ts"
import { answerColumns, type Answered } from "../triage/answers.ts"
import { askBuiltin, filledBy, type Triage } from "../triage/commands.ts"
import { batchesOf, type Batch, type SetAside, type Source } from "./batches.ts"
import { spansOf, type Span } from "./rules.ts"

type Knowing = Pick<Triage, "knowledge">

/** How the import goes while it goes. */
export type Listener = { setAside: SetAside; onBatch: (report: ImportReport) => void }

export type ImportOptions = Source &
  Listener & {
    /** By what the desk remembers how much is in; null where it need not. */
    name: string | null
    /** So many batches are written at once, each over a connection of its own. */
    lanes: number
    signal?: AbortSignal
  }

async function readSpans(db: Db, name: string | null): Promise<Span[]> {
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
async function markIn(tx: Tx, name: string, { from, before }: Span): Promise<void> {
  const span = sql`int8range(${from}, ${before})`
  const { numAffectedRows } = await sql`
    update ticket_import set rows = rows + int8multirange(${span})
    where name = ${name} and not rows && ${span}`.execute(tx)
  if (numAffectedRows !== 1n) throw conflict("Somebody else is importing the same file.")
}

type Filled = {
  ticket: ImportedTicket & ReturnType<typeof decide>
  answered: Answered | null
}

/** The ticket with what triage fills in where the file leaves something open. */
async function fill(triage: Knowing, ticket: ImportedTicket): Promise<Filled> {
  const { category, priority } = ticket
  const isComplete = category !== undefined && priority !== undefined
  const answered = isComplete ? null : await askBuiltin(triage, ticket)
  const suggested = answered && filledBy(triage, answered)
  return { ticket: { ...ticket, ...decide({ category, priority }, suggested) }, answered }
}

async function fillAll(triage: Knowing, tickets: ImportedTicket[]): Promise<Filled[]> {
  const filled: Filled[] = []
  for (const ticket of tickets) {
    const next = await fill(triage, ticket)
    // The built-in classifier computes; a server must hear others in between.
    if (next.answered) await setImmediate()
    filled.push(next)
  }
  return filled
}

/** The new ids, in the order of the tickets. */
async function insertTickets(tx: Tx, tickets: Filled[]): Promise<number[]> {
  const rows = tickets.map(({ ticket }, at) => Object.assign(ticket, { at }))
  // Identities are drawn after the sort, so they count up as the tickets do.
  const inserted = await sql<{ id: number }>`
    insert into ticket (title, description, category, priority, status, category_by, priority_by,
      category_certainty, priority_certainty, created_at, updated_at)
    select title, description, category, priority, coalesce(status, 'open'), category_by, priority_by,
      category_certainty, priority_certainty, coalesce(created_at, now()), coalesce(created_at, now())
    from json_to_recordset(${JSON.stringify(rows)}::json) as imported(at integer, title text,
      description text, category category, priority priority, status status, category_by decider,
      priority_by decider, category_certainty certainty, priority_certainty certainty,
      created_at timestamptz(3))
    order by at
    returning id`.execute(tx)
  return inserted.rows.map(({ id }) => id)
}

/** Keeps what triage answered; returns ids of suggestions by those of their tickets. */
async function insertAnswers(
  tx: Tx,
  ids: number[],
  tickets: Filled[],
): Promise<Map<number, number>> {
  const answers = tickets.flatMap(({ ticket, answered }, at) =>
    answered
      ? [
          {
            ...answerColumns({ ...answered, ticketId: ids[at] ?? null }),
            chosen_category: ticket.category_by === "person" ? ticket.category : null,
            chosen_priority: ticket.priority_by === "person" ? ticket.priority : null,
          },
        ]
      : [],
  )
  if (answers.length === 0) return new Map()
  const rows = await tx
    .insertInto("suggestion")
    .values(answers)
    .returning(["id", "ticket_id"])
    .execute()
  return new Map(rows.map(({ id, ticket_id }) => [ticket_id ?? 0, id]))
}

// As `announce` writes it for a single ticket; it was created when the file says so.
async function announceAll(
  tx: Tx,
  ids: number[],
  suggestionIds: Map<number, number>,
): Promise<void> {
  const suggestions = ids.map((id) => suggestionIds.get(id) ?? null)
  await sql`
    insert into ticket_event (ticket_id, version, type, actor, suggestion_id, at)
    select ticket.id, ticket.version, 'created', 'person', told.suggestion_id, ticket.created_at
    from unnest(${ids}::bigint[], ${suggestions}::bigint[]) with ordinality
      as told(ticket_id, suggestion_id, position)
    join ticket on ticket.id = told.ticket_id
    order by position`.execute(tx)
}

type Writing = { triage: Knowing; name: string | null }

/** Brings a batch in whole, with its history and the mark that it is in; or not at all. */
async function storeBatch(db: Db, batch: Batch, { triage, name }: Writing): Promise<void> {
  const tickets = await fillAll(triage, batch.tickets)
  await db.transaction().execute(async (tx) => {
    if (tickets.length > 0) {
      const ids = await insertTickets(tx, tickets)
      await announceAll(tx, ids, await insertAnswers(tx, ids, tickets))
    }
    // At the end: other batches of the file wait for this row until we commit.
    if (name !== null) await markIn(tx, name, batch)
  })
}

/** Runs several at once; after a failure it begins no other, waits for what runs, and throws. */
async function inLanes<Item>(
  items: AsyncIterable<Item>,
  { lanes, run }: { lanes: number; run: (item: Item) => Promise<void> },
): Promise<void> {
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  try {
    for await (const item of items) {
      const one = run(item)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => running.delete(one))
      running.add(one)
      if (running.size >= lanes) await Promise.race(running)
      if (failures.length > 0) break
    }
  } finally {
    await Promise.all(running)
  }
  if (failures.length > 0) throw failures[0]
}

/**
 * Brings the tickets of a file in, in batches of one transaction each. Bad rows are set aside. With a
 * name, rows that are in already are left out, so that an import that ended early can be run again.
 * Uses memory for a few batches, however long the file is.
 */
export async function importTickets(
  { db, triage }: { db: Db; triage: Knowing },
  { format, chunks, name, lanes, setAside, onBatch, signal }: ImportOptions,
): Promise<ImportReport> {
  const report: ImportReport = { rows: 0, imported: 0, already_in: 0, rejected: 0, faults: [] }
  const areIn = await readSpans(db, name)
  await inLanes(batchesOf({ format, chunks }, { areIn, report, setAside }), {
    lanes,
    run: async (batch) => {
      signal?.throwIfAborted()
      await storeBatch(db, batch, { triage, name })
      report.imported += batch.tickets.length
      onBatch(report)
    },
  })
  return report
}
