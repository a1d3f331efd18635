import { Pool } from "pg"
import { StartRefused } from "../server/start-refused.ts"
import { readCalls, writeCalls, type Call, type Places } from "./calls.ts"
import { openDatabase } from "./database.ts"
import { measure, type Load } from "./load.ts"
import { readOptions, type BenchOptions } from "./options.ts"
import { tellCall, tellClients, tellMachine, tellSizes } from "./report.ts"
import { connectClients } from "./requests.ts"
import { serveDesk } from "./serve.ts"
import { withSpareTickets } from "./spare-tickets.ts"

/**
 * npm run bench -- --rows 1000000: fills a database with tickets, serves a desk on it, and compares its
 * calls through HTTP with the same SQL through the bare driver. bench/README.md says more.
 */

const clientCounts = [1, 16, 64]

type Bench = { deskUrl: string; databaseUrl: string; options: BenchOptions }

async function measureCall({ deskUrl, databaseUrl }: Bench, call: Call, load: Load): Promise<void> {
  const clients = connectClients(deskUrl, load.clients)
  const pool = new Pool({ connectionString: databaseUrl, max: load.clients })
  try {
    const http = await measure(load, () => clients.send(call.nextRequest()))
    const reference = await call.openReference(databaseUrl)
    const driver = await measure(load, async () => {
      const client = await pool.connect()
      await reference(client).finally(() => client.release())
    })
    tellCall(call.what, http, driver)
  } finally {
    clients.close()
    await pool.end()
  }
}

/** The ids count the tickets from the oldest on. */
async function findPlaces(pool: Pool, rows: number): Promise<Places> {
  const placeOf = async (id: number) => {
    const found = await pool.query<{ at: Date }>(
      "select created_at as at from ticket where id = $1",
      [id],
    )
    return { at: found.rows[0]?.at ?? new Date(), id, priority: null }
  }
  return {
    half: await placeOf(Math.ceil(rows / 2)),
    old: await placeOf(Math.ceil(rows / 10)),
  }
}

async function measureCalls(bench: Bench, pool: Pool): Promise<void> {
  const { rows, seconds, only } = bench.options
  const isWanted = ({ what }: Call) => what.includes(only)
  const reads = readCalls(await findPlaces(pool, rows), Math.ceil(rows / 2)).filter(isWanted)
  const writes = writeCalls([]).filter(isWanted)
  if (reads.length + writes.length === 0) throw new StartRefused(`No call is named "${only}".`)
  for (const clients of clientCounts) {
    tellClients(clients)
    for (const call of reads) await measureCall(bench, call, { clients, seconds })
    if (writes.length === 0) continue
    await withSpareTickets(pool, rows, async (ids) => {
      for (const call of writeCalls(ids).filter(isWanted)) {
        await measureCall(bench, call, { clients, seconds })
      }
    })
  }
}

async function bench(options: BenchOptions): Promise<void> {
  const database = await openDatabase(options)
  try {
    await tellSizes(database.url)
    await tellMachine(database.url, options.rows)
    const desk = await serveDesk(database.url, options)
    const pool = new Pool({ connectionString: database.url, max: 1 })
    try {
      await measureCalls({ deskUrl: desk.url, databaseUrl: database.url, options }, pool)
    } finally {
      await pool.end()
      await desk.stop()
    }
  } finally {
    await database.close()
  }
}

try {
  await bench(readOptions(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  console.error(error.message)
  process.exitCode = 1
}
