import type { Logger } from "pino"
import type { Config } from "../config.ts"
import { checkWords, mendCounters } from "../stats/counters.ts"
import { openMigrated } from "./migrate.ts"

/** Compares the counters with a full count, mends them, says what was wrong, and leaves. */
export async function check(config: Config, log: Logger): Promise<void> {
  const database = await openMigrated(config, log)
  try {
    console.log(`${checkWords(await mendCounters(database.url, log))} (${database.place})`)
  } finally {
    await database.close()
  }
}
