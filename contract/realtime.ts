import { z } from "zod"
import { endpoint, refusals } from "./endpoint.ts"

/** One message of the event stream. It names what changed; the browser reads the truth again. */
export const liveEventSchema = z.object({
  ticket_id: z.int(),
  type: z.enum(["created", "changed", "undone"]),
})
export type LiveEvent = z.output<typeof liveEventSchema>

export const streamEvents = endpoint({
  method: "get",
  path: "/api/events/",
  tags: ["Live"],
  summary: "Follow what happens to tickets",
  description:
    "Server-sent events. `ticket` messages carry `{ ticket_id, type }`; a `reset` message says that too much was missed, so read everything again. Send `Last-Event-ID` to resume.",
  responses: {
    200: {
      description: "A stream that does not end; a comment every 15 seconds keeps it open.",
      content: { "text/event-stream": { schema: z.string() } },
    },
    ...refusals,
  },
})
