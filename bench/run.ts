import { cpus, totalmem } from "node:os"
import autocannon from "autocannon"
import { Kysely, PostgresDialect, sql } from "kysely"
import { Pool } from "pg"
import { pino } from "pino"
import { connect, type Db } from "../server/database/connect.ts"
import { startEmbedded } from "../server/database/embedded.ts"
import type { DB } from "../server/database/schema.ts"
import { migrate } from "../server/database/migrate.ts"
import { openDesk } from "../server/desk.ts"
import { callsOn, type Call } from "./calls.ts"
import { fill } from "./fill.ts"
import { measureLatency, measureThroughput, table } from "./measure.ts"

/**
 * npm run bench -- --rows 1000000: fills a database of its own in data/bench (or in
 * BENCH_DATABASE_URL), calls the desk through HTTP and runs the same SQL through the bare driver.
 */

const rowsAt = process.argv.indexOf("--rows")
const rows = Number(rowsAt === -1 ? 1_000_000 : process.argv[rowsAt + 1])
const log = pino({ level: "warn" })
const times = 60
const load = { clients: 16, seconds: 5 }

async function openDatabase() {
  const given = process.env["BENCH_DATABASE_URL"]
  if (given) return { url: given, stop: async () => {} }
  const settings = { shared_buffers: "512MB", maintenance_work_mem: "1GB", max_wal_size: "4GB" }
  return startEmbedded({ dataDir: `data/bench-${rows}`, log, settings })
}

async function fillOnce(url: string): Promise<void> {
  // Without the desk's time limits, which no index of ten million tickets keeps.
  const pool = new Pool({ connectionString: url, max: 2 })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  const { rows: found } = await sql<{ present: boolean }>`
    select exists (select from ticket) as present`.execute(db)
  if (!found[0]?.present) {
    await fill(db, rows, (what, seconds) => console.log(`${what}: ${seconds.toFixed(1)} s`))
  }
  await db.destroy()
}

async function readOk(url: string, init?: RequestInit): Promise<void> {
  const response = await fetch(url, init)
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`)
}

async function compareLatency(
  deskUrl: string,
  db: Db,
  { what, path, raw }: Call,
): Promise<string[]> {
  const url = deskUrl + path
  try {
    const http = await measureLatency(times, () => readOk(url))
    const bare = await measureLatency(times, () => raw(db))
    const figures = [http.p50, http.p95, bare.p50].map((ms) => ms.toFixed(1))
    return [what, ...figures, (bare.p50 / http.p50).toFixed(2)]
  } catch (error) {
    return [what, error instanceof Error ? error.message : String(error), "", "", ""]
  }
}

const newTicket = {
  title: "Checkout times out",
  description: "Since 14:00 every card payment ends in a time-out. ".repeat(8),
  category: "technical",
  priority: "high",
} as const

/** What a create writes, as bare statements in one transaction. */
const createThroughDriver = (db: Db) => () =>
  db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto("ticket")
      .values({ ...newTicket, status: "open", category_by: "person", priority_by: "person" })
      .returningAll()
      .executeTakeFirstOrThrow()
    await tx
      .insertInto("ticket_event")
      .values({ ticket_id: id, version: 1, type: "created", actor: "person", changes: "[]" })
      .execute()
  })

/** In a worker thread of its own, so that the client does not take the server's time. */
async function requestsPerSecond(request: autocannon.Options): Promise<number> {
  const { requests, non2xx } = await autocannon({
    ...request,
    connections: load.clients,
    duration: load.seconds,
    workers: 1,
  })
  if (non2xx > 0) throw new Error(`${non2xx} answers were no success.`)
  return requests.average
}

const postTicket = (deskUrl: string): autocannon.Options => ({
  url: `${deskUrl}/api/tickets/`,
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(newTicket),
})

async function compareThroughput(
  what: string,
  request: autocannon.Options,
  raw: () => Promise<unknown>,
): Promise<string[]> {
  const overHttp = await requestsPerSecond(request)
  const bare = await measureThroughput(load, raw)
  return [what, overHttp.toFixed(0), bare.toFixed(0), (overHttp / bare).toFixed(2)]
}

async function measureDesk(deskUrl: string, db: Db): Promise<void> {
  const deep = { at: new Date(Date.now() - 500 * 86_400_000), id: 0, priority: null }
  const calls = callsOn({ deep, id: Math.ceil(rows / 2) })
  const latencies: string[][] = []
  for (const call of calls) latencies.push(await compareLatency(deskUrl, db, call))
  console.log(
    `\n${table(["one client", "p50 ms", "p95 ms", "driver p50 ms", "ratio"], latencies)}\n`,
  )
  const [newest] = calls
  if (newest === undefined) return
  const throughput = [
    await compareThroughput("list", { url: deskUrl + newest.path }, () => newest.raw(db)),
    await compareThroughput("create", postTicket(deskUrl), createThroughDriver(db)),
  ]
  console.log(
    table([`${load.clients} clients`, "HTTP a second", "driver a second", "ratio"], throughput),
  )
}

const database = await openDatabase()
try {
  await migrate(database.url)
  const db = connect({ url: database.url, maxConnections: 10 }, log)
  await fillOnce(database.url)
  const desk = await openDesk(
    {
      host: "127.0.0.1",
      port: 0,
      openDesk: false,
      allowedHosts: [],
      llm: null,
      shadow: null,
      budget: { tokens: null, cost: null, prices: null },
      databaseUrl: database.url,
      maxConnections: 10,
      webRoot: "dist/web",
      worksJobs: false,
    },
    log,
  )
  const [cpu] = cpus()
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  console.log(
    `${rows} tickets, ${cpus().length} × ${cpu?.model}, ${memory} GiB, Node ${process.version}`,
  )
  await measureDesk(desk.url, db)
  await desk.close()
  await db.destroy()
} finally {
  await database.stop()
}
