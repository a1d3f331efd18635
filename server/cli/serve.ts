import { fileURLToPath } from "node:url"
import type { Logger } from "pino"
import type { Config } from "../config.ts"
import { openDesk, type Desk } from "../desk.ts"
import { codeOf } from "../error-code.ts"
import { StartRefused } from "../start-refused.ts"
import { ownThreads } from "../thread.ts"
import { openMigrated } from "./migrate.ts"
import { connectionsFor, leftAlone, receiveOrder, report, startWorkers } from "./workers.ts"

// Beside the compiled server stands the built interface: dist/server and dist/web.
const webRoot = fileURLToPath(new URL("../../web/", import.meta.url))
const maxConnections = 10

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const

const stopRequested = () =>
  new Promise<null>((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve(null))
  })

function explainListenError(error: unknown, { host, port }: Config): unknown {
  const code = codeOf(error)
  if (code === "EADDRINUSE") {
    return new StartRefused(`Port ${port} is taken. Choose another: PORT=3001 npm start.`, {
      cause: error,
    })
  }
  if (code === "EACCES") {
    return new StartRefused(`Port ${port} needs more rights. Choose one above 1023: PORT=3000.`, {
      cause: error,
    })
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return new StartRefused(`HOST=${host} is no address of this machine.`, { cause: error })
  }
  return error
}

const triageOf = ({ llm }: Config) =>
  llm ? `${llm.provider} ${llm.model}, else the built-in classifier` : "the built-in classifier"

const welcome = (
  config: Config,
  url: string,
  { place, workers }: { place: string; workers: number },
) =>
  [
    `Firstline serves ${url}`,
    `  data    ${place}`,
    ...(workers > 1 ? [`  workers ${workers}`] : []),
    `  triage  ${triageOf(config)}`,
    ...(config.openDesk
      ? ["  OPEN_DESK=true: whoever can reach this address can read and change every ticket."]
      : []),
  ].join("\n")

type Where = { databaseUrl: string; maxConnections: number }

const openOn = (config: Config, log: Logger, where: Where): Promise<Desk> =>
  openDesk({ ...config, ...where, webRoot, threads: ownThreads(), worksJobs: true }, log).catch(
    (error: unknown) => {
      throw explainListenError(error, config)
    },
  )

type Serving = { url: string; close(): Promise<void> }

const startServing = (
  config: Config,
  log: Logger,
  { databaseUrl, workers }: { databaseUrl: string; workers: number },
): Promise<Serving> =>
  workers === 1
    ? openOn(config, log, { databaseUrl, maxConnections })
    : startWorkers(workers, { databaseUrl, maxConnections: connectionsFor(workers) }, log)

/** Serves until the process is told to stop; then requests in flight end, then the database. */
export async function serve(config: Config, log: Logger, workers: number): Promise<void> {
  const stop = stopRequested()
  const database = await openMigrated(config, log)
  try {
    const serving = await startServing(config, log, { databaseUrl: database.url, workers })
    console.log(welcome(config, serving.url, { place: database.place, workers }))
    const lost = await Promise.race([stop, database.gaveUp])
    console.log("Firstline is stopping: requests in flight end, then the database.")
    await serving.close()
    if (lost)
      throw new StartRefused(`The database does not stay up: ${lost.message}`, { cause: lost })
  } finally {
    await database.close()
  }
}

/** Serves as one of several processes, until it is told to stop or the first process is gone. */
export async function serveAsWorker(config: Config, log: Logger): Promise<void> {
  const stop = Promise.race([stopRequested(), leftAlone()])
  try {
    const desk = await openOn(config, log, await receiveOrder())
    report({ url: desk.url })
    await stop
    await desk.close()
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    report({ refused: error.message })
  } finally {
    if (process.connected) process.disconnect()
  }
}
