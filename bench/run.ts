import { Pool } from "pg"
import { StartRefused } from "../server/start-refused.ts"
import { readCalls, writeCalls, type Call, type Places } from "./calls.ts"
import { openDatabase } from "./database.ts"
import { measure, nothingMeasured, type Load } from "./load.ts"
import { readOptions, type BenchOptions } from "./options.ts"
import { measureRecall, recallName } from "./recall/recall.ts"
import { tellCall, tellClients, tellLoadAverage, tellMachine, tellSizes } from "./report.ts"
import { connectClients } from "./requests.ts"
import { serveDesk } from "./serve.ts"
import { withSpareTickets } from "./spare-tickets.ts"

/**
 * npm run bench -- --rows 1000000: fills a database with tickets, serves a desk on it, and compares its
 * calls through HTTP with the same SQL through the bare driver. bench/README.md says more.
 */

const clientCounts = [1, 16, 64]

type Desk = { url: string; databaseUrl: string; pool: Pool }

async function measureDriver({ databaseUrl, pool }: Desk, call: Call, load: Load) {
  try {
    const reference = await call.openReference(databaseUrl)
    return await measure(load, async () => {
      const client = await pool.connect()
      await reference(client).finally(() => client.release())
    })
  } catch (error) {
    return nothingMeasured(error)
  }
}

async function measureCall(desk: Desk, call: Call, load: Load): Promise<void> {
  const clients = await connectClients(desk.url, load.clients)
  try {
    const http = await measure(load, () => clients.send(call.nextRequest()))
    tellCall(call.what, http, await measureDriver(desk, call, load))
  } finally {
    clients.close()
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

type Wanted = { reads: Call[]; writesOn: (ids: number[]) => Call[] }

function chooseCalls(places: Places, { rows, only }: Pick<BenchOptions, "rows" | "only">): Wanted {
  const isWanted = ({ what }: Call) => what.includes(only)
  return {
    reads: readCalls(places, rows).filter(isWanted),
    writesOn: (ids) => writeCalls(ids).filter(isWanted),
  }
}

function countCalls(options: BenchOptions): number {
  const anywhere = { at: new Date(), id: 1, priority: null }
  const { reads, writesOn } = chooseCalls({ half: anywhere, old: anywhere }, options)
  return reads.length + writesOn([]).length
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
    const { reads, writesOn } = chooseCalls(await findPlaces(pool, rows), options)
    tellClients(clients)
    await measureEach(reads)
    if (writesOn([]).length === 0) return
    await withSpareTickets(pool, rows, (ids) => measureEach(writesOn(ids)))
  } finally {
    await pool.end()
  }
}

async function benchCalls(options: BenchOptions): Promise<void> {
  const database = await openDatabase(options)
  try {
    await tellSizes(database.url)
    await tellMachine(database.url, options.rows)
    tellLoadAverage()
    const desk = await serveDesk(database.url, options)
    const measured = { url: desk.url, databaseUrl: database.url, options }
    try {
      for (const clients of clientCounts) {
        await measureCalls(measured, clients)
        tellLoadAverage()
      }
    } finally {
      await desk.stop()
    }
  } finally {
    await database.close()
  }
}

async function bench(options: BenchOptions): Promise<void> {
  const [calls, hasRecall] = [countCalls(options), recallName.includes(options.only)]
  // Before ten million tickets are written for a slip of the pen.
  if (calls === 0 && !hasRecall)
    throw new StartRefused(`No call has "${options.only}" in its name.`)
  if (calls > 0) await benchCalls(options)
  if (hasRecall) await measureRecall(options)
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
