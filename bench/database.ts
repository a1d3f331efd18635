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
  max_wal_size: "8GB",
  wal_level: "minimal",
  max_wal_senders: "0",
  fsync: "off",
  full_page_writes: "off",
  autovacuum: "off",
}
// As every desk has it, but for the driver's 64 connections beside the desk's own.
const servingSettings = { max_connections: "120" }

type Filled = { rows: number; is_done: boolean }

/** What an earlier run left here; a row that is not done is of one that was stopped. */
async function readFilled(client: Client): Promise<Filled | undefined> {
  await client.query(
    "create table if not exists bench_fill (rows int not null, is_done bool not null)",
  )
  const { rows } = await client.query<Filled>("select rows, is_done from bench_fill")
  return rows[0]
}

async function refuseForeignTickets(client: Client): Promise<void> {
  const { rows } = await client.query("select from ticket limit 1")
  if (rows.length > 0) {
    throw new StartRefused(
      "The database of --keep holds tickets that no bench has written. Name an empty one.",
    )
  }
}

async function fillOnce(url: string, rows: number): Promise<void> {
  await migrate(url)
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const filled = await readFilled(client)
    if (filled?.is_done && filled.rows === rows) return
    if (!filled) await refuseForeignTickets(client)
    await client.query("truncate ticket, search_word, bench_fill restart identity cascade")
    await client.query("insert into bench_fill values ($1, false)", [rows])
    await fill(url, rows)
    await client.query("update bench_fill set is_done = true")
  } finally {
    await client.end()
  }
}

type Folder = { path: string; onStarted: () => void }

async function openFolder({ path, onStarted }: Folder, rows: number) {
  const start = async (settings: Record<string, string>) => {
    const started = await startEmbedded({ dataDir: path, log: pino({ level: "warn" }), settings })
    onStarted()
    return started
  }
  const filling = await start(fillingSettings)
  try {
    await fillOnce(filling.url, rows)
  } finally {
    await filling.stop()
  }
  return start(servingSettings)
}

const isAddress = (place: string) => /^postgres(ql)?:\/\//.test(place)

/** A folder that goes when we do, however that is; ten million tickets take 12 GB of it. */
function makePassingFolder(): Folder {
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
    await fillOnce(keep, rows)
    return { url: keep, close: async () => {} }
  }
  const folder = keep === undefined ? makePassingFolder() : { path: keep, onStarted: () => {} }
  const embedded = await openFolder(folder, rows)
  return { url: embedded.url, close: () => embedded.stop() }
}
