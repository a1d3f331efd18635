import type { Logger } from "pino"
import type { Db } from "../database/connect.ts"
import { currentPosition, readFeed, type FeedEvent, type FeedPosition } from "./queries.ts"

const pollEveryMs = 300
const pollLimit = 500
/** Events that a resuming browser may have missed before it is told to read everything again. */
const replayLimit = 500

export type Listener = {
  event(event: FeedEvent): void
  /** Too much was missed: read everything again. */
  reset(): void
  /** The hub ends; so must the stream. */
  close(): void
}

export type Hub = {
  /** Hears everything from now on, after what was missed since `resumeAfter`. Returns the way out. */
  subscribe(listener: Listener, resumeAfter: FeedPosition | null): () => void
  close(): void
}

/**
 * One reader of the history for all browsers of this server. It polls, and only while somebody
 * listens: LISTEN/NOTIFY on the write path cut inserts to a sixth with 32 writers.
 */
export function createHub(db: Db, log: Logger): Hub {
  const listeners = new Set<Listener>()
  let timer: NodeJS.Timeout | undefined
  let position: FeedPosition | null = null
  let isFailing = false

  async function poll(): Promise<void> {
    const from = position ?? (await currentPosition(db))
    const events = await readFeed(db, from, pollLimit)
    position = events.at(-1) ?? from
    for (const event of events) for (const listener of listeners) listener.event(event)
  }

  async function pollAgain(): Promise<void> {
    try {
      await poll()
      isFailing = false
    } catch (error) {
      if (!isFailing) log.warn({ err: error }, "live updates wait for the database")
      isFailing = true
    }
    if (listeners.size > 0) timer = setTimeout(() => void pollAgain(), pollEveryMs)
    else position = null
    if (listeners.size === 0) timer = undefined
  }

  async function replay(listener: Listener, after: FeedPosition): Promise<void> {
    try {
      const missed = await readFeed(db, after, replayLimit)
      if (missed.length === replayLimit) return listener.reset()
      for (const event of missed) listener.event(event)
    } catch {
      listener.reset()
    }
  }

  return {
    subscribe(listener, resumeAfter) {
      listeners.add(listener)
      timer ??= setTimeout(() => void pollAgain(), 0)
      if (resumeAfter) void replay(listener, resumeAfter)
      return () => listeners.delete(listener)
    },
    close() {
      clearTimeout(timer)
      for (const listener of listeners) listener.close()
      listeners.clear()
    },
  }
}
