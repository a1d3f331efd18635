import type { Logger } from "pino"
import type { BacktestRunner } from "./backtests/runner.ts"
import type { Db } from "./database/connect.ts"
import type { Jobs } from "./jobs.ts"
import type { Trainer } from "./learning/trainer.ts"
import type { Hub } from "./realtime/hub.ts"
import type { Triage } from "./triage/commands.ts"

/** Everything that a command or query may need, built once at start and passed as an argument. */
export type Deps = {
  db: Db
  /** Connections of their own for searches and comparisons, so that slow ones keep nobody else waiting. */
  searchDb: Db
  /** For work that takes longer than a request may, on a connection of its own. */
  databaseUrl: string
  log: Logger
  triage: Triage
  jobs: Jobs
  hub: Hub
  trainer: Trainer
  backtests: BacktestRunner
}
