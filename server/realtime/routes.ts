import { streamSSE, type SSEStreamingApi } from "hono/streaming"
import { streamEvents } from "../../contract/realtime.ts"
import type { Deps } from "../deps.ts"
import { unavailable } from "../http/errors.ts"
import { newRouter, route } from "../http/router.ts"
import type { Listener } from "./hub.ts"
import { createMailbox, type Mailbox } from "./mailbox.ts"
import type { FeedPosition } from "./queries.ts"

const heartbeatMs = 15_000
const maxStreams = 1_000

const formatPosition = ({ xid, id }: FeedPosition) => `${xid}-${id}`

function parsePosition(lastEventId: string | undefined): FeedPosition | null {
  const match = /^(\d{1,19})-(\d{1,15})$/.exec(lastEventId ?? "")
  return match?.[1] && match[2] ? { xid: match[1], id: Number(match[2]) } : null
}

const message = (event: string, data: object, at: FeedPosition) =>
  `event: ${event}\ndata: ${JSON.stringify(data)}\nid: ${formatPosition(at)}\n\n`

/** What the hub says, as the lines of the event stream. */
const listenerFor = (mailbox: Mailbox<string>): Listener => ({
  // An id alone is no message, but a browser that is cut off before the first one resumes from it.
  start: (at) => mailbox.put(`: connected\nid: ${formatPosition(at)}\n\n`),
  event: ({ ticket_id, type, xid, id }) =>
    mailbox.put(message("ticket", { ticket_id, type }, { xid, id })),
  reset: (at) => mailbox.put(message("reset", {}, at)),
  close: () => mailbox.put(null),
})

async function forward(mailbox: Mailbox<string>, stream: SSEStreamingApi): Promise<void> {
  for (;;) {
    const text = await mailbox.take(heartbeatMs)
    if (text === null) return
    await stream.write(text === "timeout" ? ": still here\n\n" : text)
  }
}

export function realtimeRoutes({ hub }: Deps) {
  let streams = 0
  return newRouter().openapi(route(streamEvents), async (c) => {
    // Nobody reads the stream of a HEAD request, so it would never end.
    if (c.req.method === "HEAD") return c.body(null, 200, { "content-type": "text/event-stream" })
    if (streams >= maxStreams) throw unavailable("Too many browsers follow this desk at once.", 30)
    // A proxy that buffers would hold live updates back.
    c.header("x-accel-buffering", "no")
    streams++
    const mailbox = createMailbox<string>(() => c.env.outgoing.destroy())
    // Awaited before the answer starts: what is read after it cannot miss an event.
    const leave = await hub.subscribe(
      listenerFor(mailbox),
      parsePosition(c.req.header("last-event-id")),
    )
    return streamSSE(c, async (stream) => {
      stream.onAbort(() => mailbox.put(null))
      try {
        await forward(mailbox, stream)
      } finally {
        streams--
        leave()
      }
    })
  })
}
