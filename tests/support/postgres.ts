import { randomBytes } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Client } from "pg"
import { pino } from "pino"
import { startEmbedded } from "../../server/database/embedded.ts"

export type TestServer = { url: string; stop(): Promise<void> }
export type TestDatabase = { url: string; drop(): Promise<void> }

const templateName = "firstline_template"

// Nothing here outlives the suite, so nothing has to reach the disk.
const settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
}

function urlFor(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

async function run(serverUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/**
 * One embedded PostgreSQL in a folder of its own, with a template for the databases of the tests.
 * `prepareTemplate` fills the template and closes its connections before it returns.
 */
export async function startTestServer({
  prepareTemplate,
}: {
  prepareTemplate: (url: string) => Promise<void>
}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "firstline-test-"))
  const log = pino({ level: "warn" })
  const server = await startEmbedded({ dataDir, log, settings })
  const stop = async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await run(server.url, `create database ${templateName}`)
    await prepareTemplate(urlFor(server.url, templateName))
  } catch (error) {
    await stop()
    throw error
  }
  return { url: server.url, stop }
}

/** A database of its own on a server of the suite, cloned from its template unless told otherwise. */
export async function createDatabase(
  serverUrl: string,
  { template = templateName }: { template?: string } = {},
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`
  await run(serverUrl, `create database ${name} template ${template}`)
  return {
    url: urlFor(serverUrl, name),
    async drop() {
      // A test that failed may have left connections open. `with (force)` would end autovacuum too, and
      // may not.
      await run(
        serverUrl,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = '${name}' and usename = current_user`,
      )
      await run(serverUrl, `drop database if exists ${name}`)
    },
  }
}
