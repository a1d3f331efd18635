import { availableParallelism } from "node:os"
import type { TestProject } from "vitest/node"
import { pino } from "pino"
import { connect } from "../../server/database/connect.ts"
import { migrate } from "../../server/database/migrate.ts"
import { createJobs } from "../../server/jobs.ts"
import { startTestServer, type TestServer } from "./postgres.ts"

declare module "vitest" {
  export interface ProvidedContext {
    /** A PostgreSQL for each file that runs at a time; its user may create databases. */
    postgresUrls: string[]
  }
}

/**
 * As many real PostgreSQL servers as files run at a time; each file gets a database of its own there, cloned
 * from a template. Live events and labels wait for the oldest transaction of the whole server, so files
 * that run at a time share none.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers: TestServer[] = []
  const stop = async () => void (await Promise.all(servers.map((server) => server.stop())))
  try {
    for (let at = 0; at < availableParallelism(); at++) {
      servers.push(await startTestServer({ prepareTemplate }))
    }
  } catch (error) {
    await stop()
    throw error
  }
  project.provide(
    "postgresUrls",
    servers.map(({ url }) => url),
  )
  return stop
}

async function prepareTemplate(url: string): Promise<void> {
  await migrate(url)
  const log = pino({ level: "silent" })
  const db = connect({ url, maxConnections: 1 }, log)
  const jobs = await createJobs({ db, databaseUrl: url, log })
  await jobs.stop()
  await db.destroy()
}
