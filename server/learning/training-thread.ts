import { parentPort, workerData } from "node:worker_threads"
import { pino } from "pino"
import { z } from "zod"
import { connect } from "../database/connect.ts"
import { trainDesk } from "./train-desk.ts"

/** The thread in which a desk's model is trained, so that requests do not wait for it. */

const { databaseUrl } = z.object({ databaseUrl: z.string() }).parse(workerData)
const db = connect({ url: databaseUrl, maxConnections: 1 }, pino({ level: "silent" }))
try {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread has no origin.
  parentPort?.postMessage(await trainDesk(db))
} finally {
  await db.destroy()
}
