import { Kysely, PostgresDialect } from "kysely"
import { Pool, type PoolClient } from "pg"
import { pino } from "pino"
import { parseSearchLine } from "../contract/search-line.ts"
import type { NewTicket, TicketFilter } from "../contract/tickets.ts"
import type { Status } from "../contract/vocabulary.ts"
import { columnTypes, connect, type Db } from "../server/database/connect.ts"
import type { DB } from "../server/database/schema.ts"
import { requesterLabel } from "../server/learning/labels.ts"
import { filterOf } from "../server/search/filter.ts"
import { searchTickets } from "../server/search/queries.ts"
import { countFrequencies } from "../server/similar/frequencies.ts"
import { similarTo } from "../server/similar/queries.ts"
import * as stats from "../server/stats/queries.ts"
import { getTicket, listTickets } from "../server/tickets/queries.ts"
import { decide, type Position } from "../server/tickets/rules.ts"
import { storeTicket } from "../server/tickets/store.ts"

/** The SQL of a call, run on a bare connection. */
export type Reference = (client: PoolClient) => Promise<unknown>

type Statement = { text: string; values: unknown[] }
/** What the desk's own code does with the database. */
type Work = (db: Db) => Promise<unknown>

async function recordStatements(url: string, work: Work): Promise<Statement[]> {
  const statements: Statement[] = []
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({
      pool: new Pool({ connectionString: url, max: 1, types: columnTypes }),
    }),
    log: ({ query }) => {
      statements.push({ text: query.sql, values: [...query.parameters] })
    },
  })
  try {
    await work(db)
  } finally {
    await db.destroy()
  }
  return statements
}

/** The very statements that the desk's own code sends, without that code. */
export async function replay(url: string, work: Work): Promise<Reference> {
  const statements = await recordStatements(url, work)
  return async (client) => {
    for (const { text, values } of statements) await client.query(text, values)
  }
}

/** A page of the list, as the route reads it. */
export function readList(wanted: Partial<TicketFilter>, after: Position | null): Work {
  const line = parseSearchLine(wanted.search ?? "", new Date())
  const anything = {
    category: undefined,
    priority: undefined,
    status: undefined,
    to_triage: undefined,
  }
  const filter = filterOf({ ...anything, ...wanted }, line)
  const request = { filter, sort: line.sort, after, limit: 50 }
  return (db) =>
    line.terms.length > 0 ? searchTickets(db, line.terms, request) : listTickets(db, request)
}

export const readTicket =
  (id: number): Work =>
  (db) =>
    getTicket(db, id)

/** What is similar to each of these tickets in turn; the desk counts words in the background. */
export async function replaySimilar(url: string, ids: number[]): Promise<Reference> {
  const db = connect({ url, maxConnections: 1 }, pino({ level: "silent" }))
  const frequencies = await countFrequencies(db)
  await db.destroy()
  const replays: Reference[] = []
  for (const id of ids) {
    replays.push(await replay(url, (recorded) => similarTo(recorded, id, frequencies)))
  }
  let turn = 0
  return async (client) => replays[turn++ % replays.length]?.(client)
}

export const readStats: Work = (db) => stats.getStats(db)
export const readQueueCounts: Work = (db) => stats.getQueueCounts(db)
export const readDailyTickets: Work = (db) => stats.getDailyTickets(db, 30)

async function inTransaction(client: PoolClient, work: () => Promise<unknown>): Promise<void> {
  await client.query("begin")
  try {
    await work()
    await client.query("commit")
  } catch (error) {
    await client.query("rollback")
    throw error
  }
}

type Created = Required<Pick<NewTicket, "title" | "description" | "category" | "priority">>

/** What the desk writes for a ticket whose values a person chose. */
export const createTicket =
  ({ title, description, category, priority }: Created): Work =>
  (db) =>
    storeTicket(db, {
      isDrawn: false,
      ticket: { title, description, ...decide({ category, priority }, null) },
      label: requesterLabel(
        { title, description },
        { choice: { category, priority }, shown: undefined },
      ),
      suggestionId: null,
    })

/** What the desk writes when a person moves a ticket on. */
export const changeStatusInSql =
  (nextWish: () => { id: number; status: Status }): Reference =>
  (client) =>
    inTransaction(client, async () => {
      const { id, status } = nextWish()
      const { rows } = await client.query<{ status: Status; version: number }>(
        "select * from ticket where id = $1 for update",
        [id],
      )
      const { status: from, version = 1 } = rows[0] ?? {}
      await client.query(
        "update ticket set status = $2, version = $3, updated_at = now() where id = $1 returning *",
        [id, status, version + 1],
      )
      await client.query(
        `insert into ticket_event (ticket_id, version, type, actor, changes)
         values ($1, $2, 'changed', 'person', $3)`,
        [id, version + 1, JSON.stringify([{ field: "status", from, to: status }])],
      )
    })
