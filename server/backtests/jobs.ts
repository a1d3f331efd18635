import type { Deps } from "../deps.ts"
import type { JobHandlers } from "../jobs.ts"

/** The background work of back-tests. */
export const backtestJobs = ({
  backtests,
}: Pick<Deps, "backtests">): Pick<JobHandlers, "triage.backtest"> => ({
  "triage.backtest": () => backtests.runNext(),
})
