import type { Deps } from "../deps.ts"
import type { JobHandlers } from "../jobs.ts"
import { checkWords, mendCounters } from "./counters.ts"

/** The background work of the statistics. */
export const statsJobs = ({ databaseUrl, log }: Deps): Pick<JobHandlers, "stats.check"> => ({
  async "stats.check"() {
    const mended = await mendCounters(databaseUrl, log)
    if (mended > 0) log.warn({ mended }, "counters differed from a full count")
    return checkWords(mended)
  },
})
