import type { JobHandlers } from "../jobs.ts"
import type { Deps } from "../deps.ts"

/** The background work of learning. */
export const learningJobs = ({ trainer, triage }: Deps): Pick<JobHandlers, "learning.train"> => ({
  async "learning.train"() {
    const said = await trainer.train()
    await triage.knowledge.refresh()
    return said
  },
})
