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

type Desk = { url: string; databaseUrl: string; pool: Pool }

async function measureCall({ url, databaseUrl, pool }: Desk, call: Call, load: Load) {
  const clients = await connectClients(url, load.clients)
  const http = await measure(load, () => clients.send(call.nextRequest())).finally(() =>
    clients.close(),
  )
  const reference = await call.openReference(databaseUrl)
  const driver = await measure(load, async () => {
    const client = await pool.connect()
    await reference(client).finally(() => client.release())
  })
  tellCall(call.what, http, driver)
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

type Wanted = { reads: Call[]; writesOn: (ids: number[]) => Call[] }

async function chooseCalls(pool: Pool, { rows, only }: BenchOptions): Promise<Wanted> {
  const isWanted = ({ what }: Call) => what.includes(only)
  const reads = readCalls(await findPlaces(pool, rows), Math.ceil(rows / 2)).filter(isWanted)
  const writesOn = (ids: number[]) => writeCalls(ids).filter(isWanted)
  if (reads.length + writesOn([]).length === 0) {
    throw new StartRefused(`No call has "${only}" in its name.`)
  }
  return { reads, writesOn }
}

/** Measures all calls for a number of clients, each of which has a connection to the database too. */
async function measureCalls(
  { url, databaseUrl, options }: { url: string; databaseUrl: string; options: BenchOptions },
  clients: number,
): Promise<void> {
  const { rows, seconds } = options
  const pool = new Pool({ connectionString: databaseUrl, max: clients, idleTimeoutMillis: 0 })
  const measureEach = async (calls: Call[]) => {
    for (const call of calls) {
      await measureCall({ url, databaseUrl, pool }, call, { clients, seconds })
    }
  }
  try {
    const { reads, writesOn } = await chooseCalls(pool, options)
    tellClients(clients)
    await measureEach(reads)
    if (writesOn([]).length === 0) return
    await withSpareTickets(pool, rows, (ids) => measureEach(writesOn(ids)))
  } finally {
    await pool.end()
  }
}

async function bench(options: BenchOptions): Promise<void> {
  const database = await openDatabase(options)
  try {
    await tellSizes(database.url)
    await tellMachine(database.url, options.rows)
    const desk = await serveDesk(database.url, options)
    const measured = { url: desk.url, databaseUrl: database.url, options }
    try {
      for (const clients of clientCounts) await measureCalls(measured, clients)
    } finally {
      await desk.stop()
    }
  } finally {
    await database.close()
  }
}

// Else the signal would end us before the database and the desk are told to.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1))

try {
  await bench(readOptions(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  console.error(error.message)
  process.exitCode = 1
}
