import { setTimeout as sleep } from "node:timers/promises"
import type { Logger } from "pino"
import { StartRefused } from "../../start-refused.ts"
import type { Postmaster } from "./postmaster.ts"

export type Supervised = {
  /** Resolves only if the database keeps failing and is not started again. */
  gaveUp: Promise<StartRefused>
  stop(): Promise<void>
}

const firstPauseMs = 100
const longestPauseMs = 5_000
const mostFailures = 10
// Whoever ran this long was well; what happens next counts from the start.
const wellAfterMs = 60_000

/** Starts the database again whenever it ends without having been asked to. */
export function supervise(
  first: Postmaster,
  startAgain: () => Promise<Postmaster>,
  log: Logger,
): Supervised {
  let current: Postmaster | undefined = first
  const stopping = new AbortController()
  const isStopping = () => stopping.signal.aborted

  async function pause(failures: number): Promise<void> {
    const ms = Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs)
    await sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined)
  }

  /** Returns why the database is not started again, or nothing when it was stopped on purpose. */
  async function keepRunning(): Promise<StartRefused | undefined> {
    let startedAt = performance.now()
    let failures = 0
    let reason = ""
    while (!isStopping()) {
      if (current !== undefined) reason = await current.exited
      current = undefined
      if (isStopping()) return undefined
      failures = performance.now() - startedAt > wellAfterMs ? 1 : failures + 1
      log.error({ reason, failures }, "the embedded database ended unexpectedly; starting it again")
      if (failures >= mostFailures) {
        return new StartRefused(`The embedded PostgreSQL keeps failing: ${reason}`)
      }
      await pause(failures)
      if (isStopping()) return undefined
      startedAt = performance.now()
      try {
        current = await startAgain()
        log.info(
          { tookMs: Math.round(performance.now() - startedAt) },
          "the embedded database is back",
        )
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error)
      }
    }
    return undefined
  }

  const ended = keepRunning()
  return {
    gaveUp: new Promise((resolve) => {
      void ended.then((error) => error && resolve(error))
    }),
    stop: async () => {
      stopping.abort()
      await current?.stop()
      await ended
      // A start that was under way when we were asked to stop has finished by now.
      await current?.stop()
    },
  }
}
