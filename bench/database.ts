import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Client } from "pg"
import { pino } from "pino"
import { startEmbedded } from "../server/database/embedded.ts"
import { migrate } from "../server/database/migrate.ts"
import { StartRefused } from "../server/start-refused.ts"
import { fill } from "./fill.ts"
import type { BenchOptions } from "./options.ts"

export type BenchDatabase = { url: string; close(): Promise<void> }

// What is lost when the machine stops is filled again, so nothing waits for the disk and little is
// written twice.
const fillingSettings = {
  shared_buffers: "512MB",
  max_wal_size: "4GB",
  wal_level: "minimal",
  max_wal_senders: "0",
  fsync: "off",
  full_page_writes: "off",
  autovacuum: "off",
}
// As every desk has it, but for the driver's 64 connections beside the desk's own.
const servingSettings = { max_connections: "120" }

async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function exists(client: Client, table: string): Promise<boolean> {
  const { rowCount } = await client.query("select from pg_class where oid = to_regclass($1)", [
    table,
  ])
  return rowCount === 1
}

/**
 * Whether an earlier run has left so many tickets. Refuses a database with tickets of somebody else,
 * and has changed nothing there by then.
 */
const isFilled = (url: string, rows: number): Promise<boolean> =>
  withClient(url, async (client) => {
    if (await exists(client, "bench_fill")) {
      const found = await client.query("select from bench_fill where rows = $1 and is_done", [rows])
      return found.rowCount === 1
    }
    if (!(await exists(client, "ticket"))) return false
    const { rowCount } = await client.query("select from ticket limit 1")
    if (rowCount === 0) return false
    throw new StartRefused(
      "There are tickets in --keep that no bench has written. Name an empty one.",
    )
  })

async function fillAnew(url: string, rows: number): Promise<void> {
  await migrate(url)
  await withClient(url, async (client) => {
    await client.query("create table if not exists bench_fill (rows int, is_done bool)")
    await client.query("truncate ticket, bench_fill restart identity cascade")
    // Until it is done, a run that was stopped is told from tickets of somebody else.
    await client.query("insert into bench_fill values ($1, false)", [rows])
    await fill(url, rows)
    await client.query("update bench_fill set is_done = true")
  })
}

type Folder = { path: string; onStarted: () => void }

async function openFolder({ path, onStarted }: Folder, rows: number) {
  const start = async (settings: Record<string, string>) => {
    const started = await startEmbedded({ dataDir: path, log: pino({ level: "warn" }), settings })
    onStarted()
    return started
  }
  const serving = await start(servingSettings)
  const isReady = await isFilled(serving.url, rows).catch(async (error: unknown) => {
    await serving.stop()
    throw error
  })
  if (isReady) return serving
  await serving.stop()
  const filling = await start(fillingSettings)
  try {
    await fillAnew(filling.url, rows)
  } finally {
    await filling.stop()
  }
  return start(servingSettings)
}

const isAddress = (place: string) => /^postgres(ql)?:\/\//.test(place)

/** A folder that goes when we do, however that is; ten million tickets take 10 GB of it. */
export function makePassingFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), "firstline-bench-"))
  // Some times, because a database that was just told to end still writes for a moment.
  const remove = () =>
    rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  // Each start adds what ends its database at our exit, and that must come first.
  return { path, onStarted: () => process.off("exit", remove).once("exit", remove) }
}

/** A database with so many tickets: as an earlier run filled it, where one is kept, or filled now. */
export async function openDatabase({
  keep,
  rows,
}: Pick<BenchOptions, "keep" | "rows">): Promise<BenchDatabase> {
  if (keep !== undefined && isAddress(keep)) {
    if (!(await isFilled(keep, rows))) await fillAnew(keep, rows)
    return { url: keep, close: async () => {} }
  }
  const folder = keep === undefined ? makePassingFolder() : { path: keep, onStarted: () => {} }
  const embedded = await openFolder(folder, rows)
  return { url: embedded.url, close: () => embedded.stop() }
}
