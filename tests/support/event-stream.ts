import { setTimeout as sleep } from "node:timers/promises"

export type StreamedEvent = { event: string; data: string; id: string }

export type EventStream = {
  status: number
  /** All messages so far. */
  received: StreamedEvent[]
  /** The place in the feed to resume from. */
  lastEventId(): string
  /** Waits until a condition holds, or fails after some milliseconds. */
  until(isMet: () => boolean, timeoutMs?: number): Promise<void>
  /** Resolves when the server ends the stream. */
  ended: Promise<void>
  close(): Promise<void>
}

/** Follows a desk's event stream as a browser does. */
export async function followEvents(url: string, lastEventId?: string): Promise<EventStream> {
  const abort = new AbortController()
  const response = await fetch(new URL("/api/events/", url), {
    headers: lastEventId === undefined ? {} : { "last-event-id": lastEventId },
    signal: abort.signal,
  })
  const received: StreamedEvent[] = []
  let lastId = lastEventId ?? ""

  function take(block: string): void {
    const fields = new Map(
      block.split("\n").map((line): [string, string] => {
        const colon = line.indexOf(": ")
        return [line.slice(0, colon), line.slice(colon + 2)]
      }),
    )
    lastId = fields.get("id") ?? lastId
    const data = fields.get("data")
    if (data !== undefined) received.push({ event: fields.get("event") ?? "", data, id: lastId })
  }

  async function read(): Promise<void> {
    let rest = ""
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      const blocks = `${rest}${decoder.decode(chunk, { stream: true })}`.split("\n\n")
      rest = blocks.pop() ?? ""
      blocks.forEach(take)
    }
  }

  const ended = read().catch((error: unknown) => {
    if (!abort.signal.aborted) throw error
  })
  return {
    status: response.status,
    received,
    lastEventId: () => lastId,
    async until(isMet, timeoutMs = 5_000) {
      const deadline = performance.now() + timeoutMs
      while (!isMet()) {
        if (performance.now() > deadline) {
          throw new Error(`Waited ${timeoutMs} ms; ${received.length} events had come.`)
        }
        await sleep(10)
      }
    },
    ended,
    async close() {
      abort.abort()
      await ended
    },
  }
}
