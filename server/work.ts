import { backtestJobs } from "./backtests/jobs.ts"
import type { Deps } from "./deps.ts"
import type { JobHandlers } from "./jobs.ts"
import { learningJobs } from "./learning/jobs.ts"
import { statsJobs } from "./stats/jobs.ts"
import { triageJobs } from "./triage/jobs.ts"

/** All background work of the desk. */
export const workOf = (deps: Deps): JobHandlers => ({
  ...triageJobs(deps),
  ...learningJobs(deps),
  ...backtestJobs(deps),
  ...statsJobs(deps),
})
