import { spawn } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Client, type QueryResultRow } from "pg"
import { pino } from "pino"
import { onTestFinished, vi } from "vitest"
import { type Embedded, startEmbedded } from "../../server/database/embedded.ts"

// Each test makes a database and some kill it, beside everything else that a small machine does.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
export const patience = { timeout: 30_000, interval: 20 }

const log = pino({ level: "silent" })

/** An empty folder, removed when the test has finished. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "firstline-embedded-"))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The embedded database in a folder, stopped when the test has finished. */
export async function start(dataDir: string): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, log })
  onTestFinished(() => server.stop())
  return server
}

/** Runs a program in a process of its own, killed when the test has finished at the latest. */
export function spawnNode(program: string, environment: Record<string, string> = {}) {
  const args = ["--import", "tsx", "--input-type=module", "--eval", program]
  const env = { ...process.env, ...environment }
  const child = spawn(process.execPath, args, { env, stdio: ["pipe", "pipe", "inherit"] })
  onTestFinished(() => void child.kill("SIGKILL"))
  return child
}

/** The process that PostgreSQL wrote down as its first one. */
export async function postmasterPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n")[0])
}

/** Asks over a connection of its own. */
export async function ask<Row extends QueryResultRow>(
  server: Embedded,
  sql: string,
): Promise<Row[]> {
  const client = new Client({ connectionString: server.url, connectionTimeoutMillis: 2_000 })
  // A killed server ends the connection while the query is awaited; the query itself tells.
  client.on("error", () => undefined)
  try {
    await client.connect()
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}
