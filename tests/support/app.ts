import { randomUUID } from "node:crypto"
import { setTimeout } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { sql } from "kysely"
import { pino } from "pino"
import type { NewTicket, Ticket } from "../../contract/tickets.ts"
import { connect, type Db } from "../../server/database/connect.ts"
import { openDesk } from "../../server/desk.ts"
import { threadsIn } from "../../server/thread.ts"
import type { BudgetLimits } from "../../server/triage/budget.ts"
import type { LlmSettings } from "../../server/triage/providers/settings.ts"
import { workOf } from "../../server/work.ts"
import { createApiClient, type ApiClient } from "../../web/app/api-client.ts"
import { checkDocumented } from "./documented.ts"
import { createDatabase } from "./postgres.ts"
import { testServerUrl } from "./server-url.ts"

export type TestApp = {
  url: string
  /** The typed client over real HTTP. */
  api: ApiClient
  /** Any request; its response is checked against the documented API. */
  send(path: string, init?: RequestInit): Promise<Response>
  /** Creates a ticket through the API. */
  submitTicket(ticket?: Partial<NewTicket>): Promise<Ticket>
  /** Works off what waits in the job queue; returns what each piece of work said. */
  runJobs(): Promise<string[]>
  /** The desk's database, for what only SQL can see or do. */
  db: Db
  databaseUrl: string
  /** Everything that the desk logged so far. */
  logged(): string
  close(): Promise<void>
}

export type TestAppOptions = {
  llm?: LlmSettings
  shadow?: LlmSettings
  openDesk?: boolean
  budget?: Partial<BudgetLimits>
  allowedHosts?: string[]
  /** Whether background work runs by itself, as for a browser story. */
  worksJobs?: boolean
  /** One by default: a query that leaves its transaction then waits for ever and fails the test. */
  maxConnections?: number
  /** A desk that runs already; this one is a second server on its database. */
  beside?: TestApp
  /** Where the interface's files lie; the built interface by default. */
  webRoot?: string
}

const builtWebRoot = fileURLToPath(new URL("../../dist/web/", import.meta.url))
// Sources take a second and more to start a thread, for each training of each test.
const builtThreads = threadsIn(new URL("../../dist/server/", import.meta.url), ".js")

/**
 * Waits until no transaction runs that is older than this call. A desk learns from nothing newer than
 * the oldest one in the whole cluster, and other test files have theirs in it.
 */
async function untilSettled(db: Db): Promise<void> {
  const { rows } = await sql<{ now: string }>`select pg_current_xact_id()::text as now`.execute(db)
  const isSettled = async () => {
    const found = await sql<{ isSettled: boolean }>`
      select pg_snapshot_xmin(pg_current_snapshot()) > ${rows[0]?.now}::xid8 as "isSettled"`.execute(
      db,
    )
    return found.rows[0]?.isSettled
  }
  while (!(await isSettled())) await setTimeout(10)
}

/** A running desk with an empty database of its own, over real HTTP on a free port. */
export async function startApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.beside
    ? { url: options.beside.databaseUrl, drop: async () => {} }
    : await createDatabase(testServerUrl())
  if (options.beside) await untilSettled(options.beside.db)
  const lines: string[] = []
  const log = pino({ level: "debug" }, { write: (line: string) => void lines.push(line) })
  const desk = await openDesk(
    {
      host: "127.0.0.1",
      port: 0,
      openDesk: options.openDesk ?? false,
      allowedHosts: options.allowedHosts ?? [],
      llm: options.llm ?? null,
      budget: { tokens: null, cost: null, prices: null, shadowPrices: null, ...options.budget },
      shadow: options.shadow ?? null,
      databaseUrl: database.url,
      maxConnections: options.maxConnections ?? 1,
      webRoot: options.webRoot ?? builtWebRoot,
      threads: builtThreads,
      worksJobs: options.worksJobs ?? false,
    },
    log,
  )
  const db = connect({ url: database.url, maxConnections: 2 }, log)
  const send = async (path: string, init?: RequestInit) => {
    const response = await fetch(new URL(path, desk.url), init)
    await checkDocumented(init?.method ?? "GET", new URL(path, desk.url).pathname, response)
    return response
  }
  const api = createApiClient(send)
  return {
    url: desk.url,
    api,
    send,
    submitTicket: (ticket = {}) =>
      api.call("createTicket", {
        body: {
          title: `Checkout times out ${randomUUID().slice(0, 8)}`,
          description: "Since 14:00 every card payment ends in a time-out.",
          ...ticket,
        },
      }),
    async runJobs() {
      await untilSettled(db)
      return desk.deps.jobs.drain(workOf(desk.deps))
    },
    db,
    databaseUrl: database.url,
    logged: () => lines.join(""),
    async close() {
      await desk.close()
      await db.destroy()
      await database.drop()
    },
  }
}
