import type { Deps } from "../deps.ts"
import type { JobHandlers } from "../jobs.ts"
import { refineTriage } from "../tickets/commands.ts"
import { forgetUnused } from "./commands.ts"

/** The background work of triage. */
export const triageJobs = (deps: Deps): JobHandlers => ({
  "triage.refine": ({ ticketId }) => refineTriage(deps, ticketId),
  "triage.forget_unused": () => forgetUnused(deps),
})
