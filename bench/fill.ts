import { availableParallelism } from "node:os"
import { Pool } from "pg"
import { timed } from "./report.ts"
import { wordsBesides } from "./known-words.ts"
import { generateTickets, type BenchTicket } from "./tickets.ts"
import { vocabulary } from "./vocabulary.ts"

const batchSize = 5_000
// The text is written by one core; the others, or the pauses of the only one, store it.
const writers = Math.max(2, availableParallelism() - 1)
// Some indexes are much faster to build from memory; each worker has a part of it.
const indexMemory = "1GB"

const insertSql = `
  insert into ticket (id, title, description, category, priority, status, category_by, priority_by, created_at, updated_at)
  overriding system value
  select id, title, description, category, priority, status, decider, decider, created, created
  from unnest($1::bigint[], $2::text[], $3::text[], $4::category[], $5::priority[], $6::status[],
    $7::decider[], $8::timestamptz[]) as row (id, title, description, category, priority, status, decider, created)`

const columns = [
  "title",
  "description",
  "category",
  "priority",
  "status",
  "decidedBy",
  "createdAt",
] as const

async function insertBatch(pool: Pool, firstId: number, batch: BenchTicket[]): Promise<void> {
  const ids = batch.map((_, at) => firstId + at)
  await pool.query(insertSql, [
    ids,
    ...columns.map((column) => batch.map((ticket) => ticket[column])),
  ])
}

async function insertAll(pool: Pool, rows: number): Promise<void> {
  const onTheirWay = new Set<Promise<void>>()
  let batch: BenchTicket[] = []
  let stored = 0
  const send = async () => {
    const sent = insertBatch(pool, stored + 1, batch).finally(() => onTheirWay.delete(sent))
    onTheirWay.add(sent)
    stored += batch.length
    batch = []
    if (onTheirWay.size >= writers) await Promise.race(onTheirWay)
  }
  for (const ticket of generateTickets(rows)) {
    batch.push(ticket)
    if (batch.length === batchSize) await send()
  }
  if (batch.length > 0) await send()
  await Promise.all(onTheirWay)
  await pool.query("select setval(pg_get_serial_sequence('ticket', 'id'), $1)", [rows])
}

// Few enough for a ticket that the index of words holds whole.
const wordsTogether = 2_000

/**
 * Lets the desk meet every word once, in tickets that are taken away again: it remembers words that
 * any ticket held. Reading them out of ten million tickets takes minutes.
 */
async function teachWords(pool: Pool): Promise<void> {
  const words = [...vocabulary, ...wordsBesides]
  for (let at = 0; at < words.length; at += wordsTogether) {
    await pool.query(
      `insert into ticket (title, description, category, priority)
       values ('Some words', $1, 'general', 'low')`,
      [words.slice(at, at + wordsTogether).join(" ")],
    )
  }
  await pool.query("delete from ticket")
}

type Index = { name: string; definition: string }

/** All indexes of the tickets but those that a constraint needs. */
async function readIndexes(pool: Pool): Promise<Index[]> {
  const { rows } = await pool.query<Index>(`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index where indrelid = 'ticket'::regclass
      and not exists (select from pg_constraint where conindid = indexrelid)`)
  return rows
}

/**
 * Fills the migrated, empty tables: rows first, then indexes from their own definitions, then what
 * triggers would have kept beside them. Tells how long each step took.
 */
export async function fill(url: string, rows: number): Promise<void> {
  const settings = `-c synchronous_commit=off -c maintenance_work_mem=${indexMemory} -c max_parallel_maintenance_workers=${availableParallelism()}`
  const pool = new Pool({ connectionString: url, max: writers, options: settings })
  const step = (what: string, sql: string) => timed(what, () => pool.query(sql))
  try {
    const indexes = await readIndexes(pool)
    for (const { name } of indexes) await pool.query(`drop index ${name}`)
    await timed("teach words", () => teachWords(pool))
    await pool.query("alter table ticket disable trigger user")
    await timed(`insert ${rows} tickets`, () => insertAll(pool, rows))
    await pool.query("alter table ticket enable trigger user")
    for (const { name, definition } of indexes) await step(`build ${name}`, definition)
    await step("count", "select rebuild_ticket_counts()")
    await step("vacuum and analyze", "vacuum (freeze, analyze)")
  } finally {
    await pool.end()
  }
}
