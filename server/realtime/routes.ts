import { streamSSE } from "hono/streaming"
import { streamEvents } from "../../contract/realtime.ts"
import type { Deps } from "../deps.ts"
import { unavailable } from "../http/errors.ts"
import { newRouter, route } from "../http/router.ts"
import type { FeedPosition } from "./queries.ts"

const heartbeatMs = 15_000
const maxStreams = 1_000
/** Messages that may wait for a slow reader before it is dropped; it resumes by Last-Event-ID. */
const maxWaiting = 1_000

type Message = { event: string; data: string; id?: string }

function parsePosition(lastEventId: string | undefined): FeedPosition | null {
  const match = /^(\d{1,19})-(\d{1,16})$/.exec(lastEventId ?? "")
  return match?.[1] && match[2] ? { xid: match[1], id: Number(match[2]) } : null
}

/** A queue that one reader empties; null ends it. */
function createMailbox() {
  const waiting: (Message | null)[] = []
  let wake = () => {}
  return {
    put(message: Message | null) {
      waiting.push(message)
      if (waiting.length > maxWaiting) waiting.splice(0, waiting.length, null)
      wake()
    },
    async take(timeoutMs: number): Promise<Message | null | "timeout"> {
      if (waiting.length === 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      const message = waiting.shift()
      return message === undefined ? "timeout" : message
    },
  }
}

export function realtimeRoutes({ hub }: Deps) {
  let streams = 0
  return newRouter().openapi(route(streamEvents), (c) => {
    if (streams >= maxStreams) throw unavailable("Too many browsers follow this desk at once.", 30)
    const resumeAfter = parsePosition(c.req.header("last-event-id"))
    // A proxy that buffers would hold live updates back.
    c.header("x-accel-buffering", "no")
    return streamSSE(c, async (stream) => {
      const mailbox = createMailbox()
      const unsubscribe = hub.subscribe(
        {
          event: ({ ticket_id, type, xid, id }) =>
            mailbox.put({
              event: "ticket",
              data: JSON.stringify({ ticket_id, type }),
              id: `${xid}-${id}`,
            }),
          reset: () => mailbox.put({ event: "reset", data: "{}" }),
          close: () => mailbox.put(null),
        },
        resumeAfter,
      )
      streams++
      stream.onAbort(() => mailbox.put(null))
      try {
        await stream.write(": connected\n\n")
        for (;;) {
          const message = await mailbox.take(heartbeatMs)
          if (message === null) break
          if (message === "timeout") await stream.write(": still here\n\n")
          else await stream.writeSSE(message)
        }
      } finally {
        streams--
        unsubscribe()
      }
    })
  })
}
