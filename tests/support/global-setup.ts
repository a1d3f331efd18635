import type { TestProject } from "vitest/node"
import { pino } from "pino"
import { connect } from "../../server/database/connect.ts"
import { migrate } from "../../server/database/migrate.ts"
import { createJobs } from "../../server/jobs.ts"
import { startTestServer } from "./postgres.ts"

declare module "vitest" {
  export interface ProvidedContext {
    /** The suite's own PostgreSQL; its user may create databases. */
    postgresUrl: string
  }
}

/** One real PostgreSQL for the suite; each test file gets a database of its own, cloned from a template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer({ prepareTemplate })
  project.provide("postgresUrl", server.url)
  return () => server.stop()
}

async function prepareTemplate(url: string): Promise<void> {
  await migrate(url)
  const log = pino({ level: "silent" })
  const db = connect({ url, maxConnections: 1 }, log)
  const jobs = await createJobs({ db, databaseUrl: url, log })
  await jobs.stop()
  await db.destroy()
}
