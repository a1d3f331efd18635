import { createServer, type IncomingMessage } from "node:http"
import { setTimeout as wait } from "node:timers/promises"
import {
  defaultModels,
  type LlmSettings,
  type Vendor,
} from "../../server/triage/providers/settings.ts"
import { behaviours, type Behaviour, type Values } from "./llm-behaviours.ts"
import { wireFormats } from "./llm-wire-formats.ts"

type Received = { path: string; key: string; body: string }

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

  const server = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      const { url = "", headers } = request
      const key = wire.keyOf(headers)
      received.push({ path: url, key, body })
      const behaviour = (script.length > 1 ? script.shift() : script[0]) ?? "answers"
      if (delayMs > 0) await wait(delayMs)
      const isKnown = wire.path.test(new URL(url, "http://fake").pathname)
      const act = behaviours[isKnown ? behaviour : "says 404"]
      await act({ wire, values, request: body, key, response })
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
      model: defaultModels[vendor] ?? "llama",
      baseUrl,
      timeoutMs: 2_000,
      masks: true,
      ...more,
    }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
