import pg from "pg"

/**
 * Compares the counters with a full count and mends them; tells how many were wrong. On a connection
 * of its own, because counting ten million tickets takes longer than a request may. Nobody waits for it.
 */
export async function mendCounters(databaseUrl: string): Promise<number> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: "firstline check",
    connectionTimeoutMillis: 5_000,
  })
  client.on("error", () => {
    // The awaited query below reports the lost connection; this listener keeps the process alive.
  })
  await client.connect()
  try {
    const { rows } = await client.query<{ mended: number }>(
      "select rebuild_ticket_counts() as mended",
    )
    return rows[0]?.mended ?? 0
  } finally {
    await client.end()
  }
}

/** What a check found, in a sentence. */
export const checkWords = (mended: number): string =>
  mended === 0
    ? "The counters match a full count."
    : `${mended} counters differed from a full count and were mended.`
