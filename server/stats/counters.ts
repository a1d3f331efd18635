import { sql } from "kysely"
import type { Logger } from "pino"
import { connect } from "../database/connect.ts"

// Counting ten million tickets takes longer than a request may.
const queryTimeoutMs = 10 * 60_000

/** Compares the counters with a full count and mends them; tells how many were wrong. Nobody waits for it. */
export async function mendCounters(url: string, log: Logger): Promise<number> {
  const db = connect({ url, maxConnections: 1, queryTimeoutMs }, log)
  try {
    const { rows } = await sql<{ mended: number }>`
      select rebuild_ticket_counts() as mended`.execute(db)
    return rows[0]?.mended ?? 0
  } finally {
    await db.destroy()
  }
}

/** What a check found, in a sentence. */
export const checkWords = (mended: number): string =>
  mended === 0
    ? "The counters match a full count."
    : `${mended} counters differed from a full count and were mended.`
