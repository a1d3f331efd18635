import { parentPort, workerData } from "node:worker_threads"
import { pino } from "pino"
import { z } from "zod"
import { connect } from "../database/connect.ts"
import { replayDesk } from "./replay-desk.ts"

/** The thread in which the built-in classifier is asked after the fact, so that requests do not wait. */

const { databaseUrl, id, attempt } = z
  .object({ databaseUrl: z.string(), id: z.int(), attempt: z.int() })
  .parse(workerData)
const db = connect({ url: databaseUrl, maxConnections: 1 }, pino({ level: "silent" }))
try {
  await replayDesk(db, { id, attempt })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread has no origin.
  parentPort?.postMessage("done")
} finally {
  await db.destroy()
}
