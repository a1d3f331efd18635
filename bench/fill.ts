import { sql } from "kysely"
import type { Db } from "../server/database/connect.ts"
import { generateTickets, type BenchTicket } from "./tickets.ts"

const batchSize = 2_000
const column = <Key extends keyof BenchTicket>(batch: BenchTicket[], key: Key) =>
  batch.map((ticket) => ticket[key])

async function insertBatch(db: Db, batch: BenchTicket[]): Promise<void> {
  await sql`
    insert into ticket (title, description, category, priority, status, category_by, priority_by, created_at, updated_at)
    select title, description, category, priority, status, decider, decider, created, created
    from unnest(
      ${column(batch, "title")}::text[], ${column(batch, "description")}::text[],
      ${column(batch, "category")}::category[], ${column(batch, "priority")}::priority[],
      ${column(batch, "status")}::status[], ${column(batch, "decidedBy")}::decider[],
      ${column(batch, "createdAt")}::timestamptz[])
      as row (title, description, category, priority, status, decider, created)`.execute(db)
}

type Report = (what: string, seconds: number) => void

async function timed(report: Report, what: string, work: () => Promise<unknown>): Promise<void> {
  const startedAt = performance.now()
  await work()
  report(what, (performance.now() - startedAt) / 1_000)
}

async function insertAll(db: Db, rows: number): Promise<void> {
  let batch: BenchTicket[] = []
  let inFlight: Promise<void> = Promise.resolve()
  for (const ticket of generateTickets(rows)) {
    batch.push(ticket)
    if (batch.length < batchSize) continue
    // One batch is on its way while the next one is written.
    await inFlight
    inFlight = insertBatch(db, batch)
    batch = []
  }
  await inFlight
  if (batch.length > 0) await insertBatch(db, batch)
}

/** Fills an empty, migrated database: rows first, then what is kept beside them, then statistics. */
export async function fill(db: Db, rows: number, report: Report): Promise<void> {
  const { rows: indexes } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = 'ticket' and indexname <> 'ticket_pkey'`.execute(db)
  // Built afterwards: that is several times faster than keeping them up to date.
  for (const { name } of indexes) await sql`drop index ${sql.id(name)}`.execute(db)
  await sql`alter table ticket disable trigger user`.execute(db)
  await timed(report, `insert ${rows} tickets`, () => insertAll(db, rows))
  await sql`alter table ticket enable trigger user`.execute(db)
  for (const { name, definition } of indexes) {
    await timed(report, `build ${name}`, () => sql.raw(definition).execute(db))
  }
  await timed(report, "count", () => sql`select rebuild_ticket_counts()`.execute(db))
  await timed(report, "remember words", () => sql`call remember_all_words()`.execute(db))
  await timed(report, "vacuum analyze", () => sql`vacuum analyze ticket`.execute(db))
}
