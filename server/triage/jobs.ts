import type { Deps } from "../deps.ts"
import type { JobHandlers } from "../jobs.ts"
import { refineTriage } from "../tickets/commands.ts"
import { askShadows, forgetUnused } from "./commands.ts"
import { takeBack } from "./take-back.ts"

/** The background work of triage. */
export const triageJobs = (deps: Deps) =>
  ({
    "triage.refine": ({ ticketId }) => refineTriage(deps, ticketId),
    "triage.shadow": ({ ticketId }) => askShadows(deps, ticketId),
    "triage.take_back": (work) => takeBack(deps, work),
    "triage.forget_unused": () => forgetUnused(deps),
  }) satisfies Partial<JobHandlers>
