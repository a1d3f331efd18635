import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { setTimeout as wait } from "node:timers/promises"
import type { LlmSettings, Vendor } from "../../server/triage/providers/settings.ts"
import { wireFormats } from "./llm-wire-formats.ts"

/** How the fake behaves towards one request. */
export type Behaviour =
  | "answers"
  | "fences its answer"
  | "thinks aloud first"
  | "refuses"
  | "answers nothing"
  | "answers no JSON"
  | "names a category that does not exist"
  | "cuts its answer off"
  | "says 401"
  | "says that the quota is spent"
  | "says 429 with Retry-After"
  | "says 500"
  | "never answers"
  | "drips a byte a second"
  | "answers HTML"

type Values = {
  category: string
  priority: string
  category_confidence: number
  priority_confidence: number
  reason: string
}
type Received = { path: string; key: unknown; body: string }

export type LlmFake = {
  baseUrl: string
  received: Received[]
  /** The values of its answers from now on. */
  answer(values: Partial<Values>): void
  /** What it does with the next requests, one each; the last one goes on. */
  behave(...behaviours: Behaviour[]): void
  /** How long it thinks before anything else. */
  delay(ms: number): void
  /** Settings that make a desk ask this fake. */
  settings(more?: Partial<LlmSettings>): LlmSettings
  close(): Promise<void>
}

export const fakeKey = "sk-fake-0123456789-never-to-be-seen"

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ""
  for await (const chunk of request) body += String(chunk)
  return body
}

/** A local server that speaks a vendor's own wire format, its failures included. */
export async function startLlmFake(vendor: Vendor): Promise<LlmFake> {
  const wire = wireFormats[vendor]
  const received: Received[] = []
  let values: Values = {
    category: "technical",
    priority: "high",
    category_confidence: 0.93,
    priority_confidence: 0.71,
    reason: "Card payments fail for every customer.",
  }
  let script: Behaviour[] = ["answers"]
  let delayMs = 0

  function send(response: ServerResponse, status: number, body: unknown, headers = {}): void {
    response.writeHead(status, { "content-type": "application/json", ...headers })
    response.end(typeof body === "string" ? body : JSON.stringify(body))
  }

  async function drip(response: ServerResponse, text: string): Promise<void> {
    response.writeHead(200, { "content-type": "application/json" })
    for (const byte of text) {
      if (response.destroyed) return
      response.write(byte)
      await wait(1_000, undefined, { ref: false })
    }
  }

  async function respond(behaviour: Behaviour, response: ServerResponse): Promise<void> {
    const good = JSON.stringify(values)
    switch (behaviour) {
      case "answers":
        return send(response, 200, wire.answer(good))
      case "fences its answer":
        return send(response, 200, wire.answer(`Here you are:\n\`\`\`json\n${good}\n\`\`\``))
      case "thinks aloud first":
        return send(response, 200, wire.answer(`<think>Is it {billing}?</think>${good}`))
      case "refuses":
        return send(response, 200, wire.refusal())
      case "answers nothing":
        return send(response, 200, wire.answer(""))
      case "answers no JSON":
        return send(response, 200, wire.answer("This looks like a technical problem to me."))
      case "names a category that does not exist":
        return send(response, 200, wire.answer(JSON.stringify({ ...values, category: "urgent" })))
      case "cuts its answer off":
        return send(response, 200, wire.truncated(good.slice(0, 25)))
      case "says 401":
        return send(response, 401, wire.error(401, `Incorrect API key provided: ${fakeKey}.`))
      case "says that the quota is spent":
        return send(response, wire.quota.status, wire.quota.body)
      case "says 429 with Retry-After":
        return send(response, 429, wire.error(429, "Slow down."), { "retry-after": "1" })
      case "says 500":
        return send(response, 500, wire.error(500, "The server had an error."))
      case "answers HTML":
        return send(response, 200, "<html><body>Welcome to the proxy</body></html>")
      case "never answers":
        return
      case "drips a byte a second":
        return drip(response, JSON.stringify(wire.answer(good)))
      default:
        return behaviour satisfies never
    }
  }

  const server = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      const { url = "", headers } = request
      received.push({ path: url, key: wire.keyOf(headers), body })
      const behaviour = (script.length > 1 ? script.shift() : script[0]) ?? "answers"
      if (delayMs > 0) await wait(delayMs)
      if (wire.path.test(new URL(url, "http://fake").pathname)) await respond(behaviour, response)
      else send(response, 404, wire.error(404, "No such path."))
    })
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      resolve(typeof address === "object" && address ? address.port : 0)
    })
  })
  const baseUrl = `http://127.0.0.1:${port}/v1`
  return {
    baseUrl,
    received,
    answer: (wanted) => {
      values = { ...values, ...wanted }
    },
    behave: (...behaviours) => {
      script = behaviours
    },
    delay: (ms) => {
      delayMs = ms
    },
    settings: (more = {}) => ({
      provider: vendor,
      apiKey: fakeKey,
      model: "fake-model",
      baseUrl,
      timeoutMs: 2_000,
      ...more,
    }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
