import type { ServerResponse } from "node:http"
import { setTimeout as wait } from "node:timers/promises"
import type { Said, WireFormat } from "./llm-wire-formats.ts"

/** The values that a good answer names. */
export type Values = {
  category: string
  priority: string
  category_confidence: number
  priority_confidence: number
  reason: string
}

/** One request to the fake, and what it needs to answer it. */
export type Exchange = {
  wire: WireFormat
  values: Values
  request: string
  key: string
  response: ServerResponse
}
type Act = (exchange: Exchange) => void | Promise<void>

function send(response: ServerResponse, { status, body }: Said, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers })
  response.end(typeof body === "string" ? body : JSON.stringify(body))
}

const writes =
  (textOf: (values: Values, request: string) => string): Act =>
  ({ wire, values, request, response }) =>
    send(response, { status: 200, body: wire.answer(textOf(values, request), request) })

const says =
  (saidBy: (wire: WireFormat) => Said): Act =>
  ({ wire, response }) =>
    send(response, saidBy(wire))

// Some vendors say back what they were sent, the key included.
const fails =
  (status: number, headers = {}): Act =>
  ({ wire, request, key, response }) =>
    send(response, { status, body: wire.error(status, `Wrong: ${key} ${request}`) }, headers)

const good = (values: Values) => JSON.stringify(values)
const goodBody = ({ wire, values, request }: Exchange) =>
  JSON.stringify(wire.answer(good(values), request))
const json = { "content-type": "application/json" }

async function drip(exchange: Exchange): Promise<void> {
  const { response } = exchange
  response.writeHead(200, json)
  for (const byte of goodBody(exchange)) {
    if (response.destroyed) return
    response.write(byte)
    await wait(1_000, undefined, { ref: false })
  }
}

async function pour({ response }: Exchange): Promise<void> {
  response.writeHead(200, json)
  while (!response.destroyed) {
    response.write(" ".repeat(100_000))
    await wait(1, undefined, { ref: false })
  }
}

function hangUpHalfway(exchange: Exchange): void {
  const { response } = exchange
  const body = goodBody(exchange)
  response.writeHead(200, { ...json, "content-length": body.length })
  response.write(body.slice(0, 40), () => response.destroy())
}

/** All that the fake can do with a request. */
export const behaviours = {
  answers: writes(good),
  "fences its answer": writes((values) => `Here you are:\n\`\`\`json\n${good(values)}\n\`\`\``),
  "thinks aloud first": writes((values) => `<think>Is it {billing}?</think>${good(values)}`),
  "echoes what it was asked": writes((values, request) =>
    good({ ...values, reason: request.slice(request.search(/TICKET [\w-]{12}\\n/)) }),
  ),
  "tells no tokens": ({ wire, values, request, response }) => {
    const isUsage = (key: string) => key === "usage" || key === "usageMetadata"
    const answer = wire.answer(good(values), request)
    const untold = JSON.stringify(answer, (key, value: unknown) =>
      isUsage(key) ? undefined : value,
    )
    send(response, { status: 200, body: untold })
  },
  "answers nothing": writes(() => ""),
  "answers no JSON": writes(() => "This looks like a technical problem to me."),
  "names a category that does not exist": writes((values) =>
    good({ ...values, category: "urgent" }),
  ),
  "keeps its confidence to itself": writes(({ category, priority, reason }) =>
    JSON.stringify({ category, priority, reason }),
  ),
  refuses: says((wire) => ({ status: 200, body: wire.refusal() })),
  "filters the text": says((wire) => wire.filtered),
  "answers HTML": says(() => ({ status: 200, body: "<html><body>Welcome</body></html>" })),
  "refuses the key": says((wire) => wire.badKey),
  "says that the quota is spent": says((wire) => wire.quota),
  "says that the minute is full": says((wire) => wire.busyMinute),
  "says 401": fails(401),
  "says 402": fails(402),
  "says 403": fails(403),
  "says 404": fails(404),
  "says 429 with Retry-After": fails(429, { "retry-after": "1" }),
  "says 500": fails(500),
  "says 529": fails(529),
  "leads elsewhere": fails(307, { location: "http://127.0.0.1:9/v1" }),
  "never answers": () => {},
  "drips a byte a second": drip,
  "answers without end": pour,
  "hangs up": ({ response }) => void response.destroy(),
  "hangs up halfway": hangUpHalfway,
  "cuts its answer off": ({ wire, values, response }) =>
    send(response, { status: 200, body: wire.truncated(good(values).slice(0, 25)) }),
} satisfies Record<string, Act>

/** How the fake behaves towards one request. */
export type Behaviour = keyof typeof behaviours
