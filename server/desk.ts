import type { Logger } from "pino"
import { createApp } from "./app.ts"
import { createBacktestRunner } from "./backtests/runner.ts"
import type { Config } from "./config.ts"
import { connect } from "./database/connect.ts"
import type { Deps } from "./deps.ts"
import { listen } from "./http/listen.ts"
import { createJobs } from "./jobs.ts"
import { createHub } from "./realtime/hub.ts"
import { createKnowledge } from "./learning/knowledge.ts"
import { createTrainer } from "./learning/trainer.ts"
import type { Threads } from "./thread.ts"
import { workOf } from "./work.ts"
import { createBudget } from "./triage/budget.ts"
import type { Role } from "./triage/answers.ts"
import { createLlmFromSettings } from "./triage/llm.ts"
import type { LlmSettings } from "./triage/providers/settings.ts"

export type DeskOptions = Pick<
  Config,
  "host" | "port" | "openDesk" | "allowedHosts" | "budget" | "llm" | "shadow"
> & {
  databaseUrl: string
  maxConnections: number
  /** Where the interface's files lie, and the code that computes beside the requests. */
  webRoot: string
  threads: Threads
  /** Whether background work runs by itself, as it does but for tests that run it by hand. */
  worksJobs: boolean
}

export type Desk = { url: string; deps: Deps; close(): Promise<void> }

// Searches get half as many connections as everything else.
const searchShare = 2

/** Serves a desk on a migrated database. Closing ends requests in flight, jobs and connections. */
export async function openDesk(options: DeskOptions, log: Logger): Promise<Desk> {
  const { databaseUrl, maxConnections, threads } = options
  const db = connect({ url: databaseUrl, maxConnections }, log)
  const searchDb = connect(
    { url: databaseUrl, maxConnections: Math.ceil(maxConnections / searchShare) },
    log,
  )
  const knowledge = await createKnowledge(db, log)
  const budget = createBudget(db, options.budget)
  const modelOf = async (settings: LlmSettings | null, role: Role) =>
    settings &&
    createLlmFromSettings(settings, {
      log,
      meterFor: (provider) => budget.meterFor(provider, role),
    })
  const models = {
    llm: await modelOf(options.llm, "first"),
    shadow: await modelOf(options.shadow, "shadow"),
    budget,
  }
  const deps: Deps = {
    db,
    searchDb,
    databaseUrl,
    log,
    triage: { knowledge, ...models },
    jobs: await createJobs({ db, databaseUrl, log }),
    hub: createHub(db, log),
    trainer: createTrainer(threads, databaseUrl),
    backtests: createBacktestRunner({ db, log, models, threads, databaseUrl }),
  }
  const leave = async () => {
    knowledge.close()
    deps.backtests.close()
    await deps.jobs.stop()
    await Promise.all([db.destroy(), searchDb.destroy()])
  }
  const app = createApp(deps, { hosts: options, webRoot: options.webRoot })
  const server = await listen(app.fetch, options).catch(async (error: unknown) => {
    await leave()
    throw error
  })
  knowledge.follow()
  if (options.worksJobs) await deps.jobs.start(workOf(deps))
  return {
    url: `http://${nameOf(options.host)}:${server.port}`,
    deps,
    async close() {
      deps.hub.close()
      await server.close()
      await leave()
    },
  }
}

const nameOf = (host: string) => {
  if (host === "127.0.0.1" || host === "0.0.0.0" || host === "::") return "localhost"
  return host.includes(":") ? `[${host}]` : host
}
