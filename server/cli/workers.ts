import cluster, { type Worker } from "node:cluster"
import { once } from "node:events"
import type { Logger } from "pino"
import { z } from "zod"
import { StartRefused } from "../start-refused.ts"

/** What the first process tells each of those that serve. */
const orderSchema = z.object({ databaseUrl: z.string(), maxConnections: z.int() })
export type Order = z.output<typeof orderSchema>

const readyMessage = "ready for an order"
/** What a serving process says of its start: where it serves, or why it cannot. */
const reportSchema = z.union([z.object({ url: z.string() }), z.object({ refused: z.string() })])
export type Report = z.output<typeof reportSchema>

/** Several processes that share one port. */
export type Workers = { url: string; close(): Promise<void> }

const restartMs = 1_000
const longestRestartMs = 60_000
// Searches have half as many beside these. PostgreSQL takes a hundred connections unless told otherwise,
// the embedded one too.
const connectionsOfAll = 24
const fewestConnections = 3
/** More processes would want more connections than a database has. */
export const mostWorkers = 16

/** How many connections each of so many processes gets. */
export const connectionsFor = (count: number): number =>
  Math.max(fewestConnections, Math.floor(connectionsOfAll / count))

async function reportOf(worker: Worker): Promise<Report> {
  const ended = once(worker, "exit").then((): Report => ({ refused: "A serving process ended." }))
  for (;;) {
    const said = await Promise.race([
      ended,
      once(worker, "message").then(([said]): unknown => said),
    ])
    if (said !== readyMessage) return reportSchema.parse(said)
  }
}

/** Starts processes that serve, and another one for each that ends by itself. */
export async function startWorkers(count: number, order: Order, log: Logger): Promise<Workers> {
  // Handed out by turns instead, a connection on its way to a process that dies would wait for ever.
  cluster.schedulingPolicy = cluster.SCHED_NONE
  let isClosing = false
  let failures = 0
  const running = new Set<Worker>()

  function start(): Worker {
    const worker = cluster.fork()
    running.add(worker)
    // Sent sooner, an order could come before anybody listens.
    worker.on("message", (said: unknown) => said === readyMessage && worker.send(order))
    worker.once("exit", (code, signal) => {
      running.delete(worker)
      if (isClosing) return
      log.warn({ code, signal }, "a serving process ended; another one starts")
      const pauseMs = Math.min(longestRestartMs, restartMs * 2 ** failures)
      setTimeout(() => isClosing || void startAnother(), pauseMs).unref()
    })
    return worker
  }

  async function startAnother(): Promise<void> {
    const said = await reportOf(start())
    if ("url" in said) {
      failures = 0
      return
    }
    failures++
    log.error({ reason: said.refused }, "a serving process could not start again")
  }

  async function close(): Promise<void> {
    isClosing = true
    const ends = [...running].map((worker) => once(worker, "exit"))
    for (const { process } of running) process.kill("SIGTERM")
    await Promise.all(ends)
  }

  try {
    const reports = await Promise.all(Array.from({ length: count }, () => reportOf(start())))
    const [first] = reports
    for (const report of reports) if ("refused" in report) throw new StartRefused(report.refused)
    if (first === undefined || "refused" in first) throw new Error("Nobody serves.")
    return { url: first.url, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The order for this serving process. */
export async function receiveOrder(): Promise<Order> {
  const received = once(process, "message")
  process.send?.(readyMessage)
  const [order]: unknown[] = await received
  return orderSchema.parse(order)
}

/** Tells the first process how the start went. */
export const report = (message: Report) => process.send?.(message)

/** Resolves when the first process is gone. */
export const leftAlone = () =>
  new Promise<null>((resolve) => {
    process.once("disconnect", () => resolve(null))
  })
