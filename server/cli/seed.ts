import type { Logger } from "pino"
import type { Config } from "../config.ts"
import { connect } from "../database/connect.ts"
import { Refusal } from "../http/errors.ts"
import { createKnowledge } from "../learning/knowledge.ts"
import { StartRefused } from "../start-refused.ts"
import { addSampleTickets } from "../tickets/samples.ts"
import { openMigrated } from "./migrate.ts"

/** Fills an empty desk with sample tickets and leaves. */
export async function seed(config: Config, log: Logger): Promise<void> {
  const database = await openMigrated(config, log)
  const db = connect({ url: database.url, maxConnections: 1 }, log)
  try {
    const knowledge = await createKnowledge(db, log)
    const created = await addSampleTickets({ db, triage: { knowledge } })
    console.log(`${created} sample tickets were added (${database.place}).`)
  } catch (error) {
    throw error instanceof Refusal ? new StartRefused(error.message, { cause: error }) : error
  } finally {
    await db.destroy()
    await database.close()
  }
}
