import type { Logger } from "pino"
import type { Db } from "../database/connect.ts"
import { currentPosition, readFeed, type FeedEvent, type FeedPosition } from "./queries.ts"

const pollEveryMs = 300
const pollLimit = 500
/** Events that a resuming browser may have missed before it is told to read everything again. */
const replayLimit = 500

export type Listener = {
  /** Hears everything after this place. */
  start(position: FeedPosition): void
  event(event: FeedEvent): void
  /** Too much was missed: read everything again; what comes next is after this place. */
  reset(position: FeedPosition): void
  /** The hub ends; so must the stream. */
  close(): void
}

export type Hub = {
  /**
   * Hears everything from now on, after what was missed since `resumeAfter`. Resolves to the way out
   * once the listener has its place in the feed, or once the database could not give it one; the
   * listener is then reset as soon as it can.
   */
  subscribe(listener: Listener, resumeAfter: FeedPosition | null): Promise<() => void>
  close(): void
}

type Newcomer = {
  listener: Listener
  resumeAfter: FeedPosition | null
  isLate: boolean
  settle: () => void
}

/**
 * One reader of the history for all browsers of this server. It polls, and only while somebody
 * listens: LISTEN/NOTIFY on the write path cut inserts to a sixth with 32 writers. Who comes waits for
 * the next round, so that its replay ends exactly where its live updates begin.
 */
export function createHub(db: Db, log: Logger): Hub {
  const listeners = new Set<Listener>()
  const newcomers = new Set<Newcomer>()
  let timer: NodeJS.Timeout | undefined
  let position: FeedPosition | null = null
  let isPolling = false
  let isFailing = false
  let isClosed = false

  // Before a restore the transactions had other numbers; a place among those is none among these.
  const isAhead = async ({ xid }: FeedPosition) =>
    BigInt(xid) > BigInt((await currentPosition(db)).xid)

  async function admit(newcomer: Newcomer, at: FeedPosition): Promise<void> {
    const { listener, resumeAfter: wanted, isLate } = newcomer
    const isLost = wanted !== null && (await isAhead(wanted))
    const resumeAfter = isLost ? null : wanted
    const missed = resumeAfter
      ? await readFeed(db, { after: resumeAfter, until: at, limit: replayLimit })
      : []
    if (!newcomers.delete(newcomer)) return
    listeners.add(listener)
    if (missed.length === replayLimit || ((isLate || isLost) && !resumeAfter)) listener.reset(at)
    else if (resumeAfter) for (const event of missed) listener.event(event)
    else listener.start(at)
    newcomer.settle()
  }

  /** Whether more events wait than one round reads. */
  async function poll(): Promise<boolean> {
    const after = position ?? (await currentPosition(db))
    for (const newcomer of newcomers) await admit(newcomer, after)
    const events = await readFeed(db, { after, limit: pollLimit })
    position = events.at(-1) ?? after
    for (const event of events) for (const listener of listeners) listener.event(event)
    return events.length === pollLimit
  }

  function failed(error: unknown): void {
    if (!isFailing) log.warn({ err: error }, "live updates wait for the database")
    isFailing = true
    for (const newcomer of newcomers) {
      newcomer.isLate = true
      newcomer.settle()
    }
  }

  async function run(): Promise<void> {
    clearTimeout(timer)
    isPolling = true
    let isBehind = false
    try {
      isBehind = await poll()
      isFailing = false
    } catch (error) {
      failed(error)
    }
    isPolling = false
    if (isClosed) return
    if (listeners.size + newcomers.size === 0) position = null
    else timer = setTimeout(() => void run(), isBehind ? 0 : pollEveryMs)
  }

  return {
    subscribe(listener, resumeAfter) {
      if (isClosed) {
        listener.close()
        return Promise.resolve(() => {})
      }
      return new Promise((resolve) => {
        const leave = () => {
          newcomers.delete(newcomer)
          listeners.delete(listener)
        }
        const newcomer = { listener, resumeAfter, isLate: false, settle: () => resolve(leave) }
        newcomers.add(newcomer)
        if (!isPolling) void run()
      })
    },
    close() {
      isClosed = true
      clearTimeout(timer)
      for (const listener of listeners) listener.close()
      for (const { listener, settle } of newcomers) {
        listener.close()
        settle()
      }
      listeners.clear()
      newcomers.clear()
    },
  }
}
