import { sample } from "fast-check"
import { Agent, request } from "node:http"
import { afterAll, beforeAll, expect, test } from "vitest"
import { problemSchema } from "../contract/endpoint.ts"
import { startApp, type TestApp } from "./support/app.ts"
import { wildRequest, type WildRequest } from "./support/arbitrary-requests.ts"

const requests = 10_000
const atOnce = 12
const seed = 20_261_123

let app: TestApp
const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
})
afterAll(async () => {
  agent.destroy()
  await app.close()
})

type Answer = { status: number; type: string; body: string }

function send({ method, path, headers, body }: WildRequest): Promise<Answer> {
  const { port } = new URL(app.url)
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : { "content-length": body.length }
    const options = { host: "127.0.0.1", port, method, path, headers: { ...headers, ...length } }
    const sent = request({ ...options, agent }, (response) => {
      const chunks: Buffer[] = []
      response.on("data", (chunk: Buffer) => chunks.push(chunk))
      response.on("error", reject)
      response.on("end", () => {
        const type = response.headers["content-type"] ?? ""
        resolve({ status: response.statusCode ?? 0, type, body: Buffer.concat(chunks).toString() })
      })
    })
    sent.on("error", reject)
    sent.end(body ?? undefined)
  })
}

const internals =
  /node_modules|\bat .+:\d+:\d+|\.ts\b|\/(?:work|home|usr|tmp)\/|\bpg\b|postgres|pgboss|kysely|zod|syntax error|select .+ from|insert into|violates|TypeError|RangeError|Unexpected token/i

/** What is wrong with an answer, or null. */
function faultOf({ method }: WildRequest, { status, type, body }: Answer): string | null {
  if (status >= 500 || status < 200) return "is no refusal"
  if (status < 400) return null
  if (type !== "application/problem+json") return `is ${type}`
  if (method !== "HEAD" && problemSchema.safeParse(JSON.parse(body)).data?.status !== status) {
    return "is not the documented problem"
  }
  return internals.test(body) ? "leaks" : null
}

test("10,000 wild requests get no 5xx, no leak and one shape of error, and the desk lives on", async () => {
  const waiting = sample(wildRequest, { numRuns: requests, seed })
  const faults: unknown[] = []
  const statuses = new Map<number, number>()
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const answer = await send(next)
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      const fault = faultOf(next, answer)
      if (fault !== null) faults.push({ fault, answer, request: next })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  expect(faults.slice(0, 5)).toEqual([])
  // Many requests must get past the first check, or the test would say little.
  for (const status of [200, 201, 400, 404, 405, 415]) {
    expect([status, (statuses.get(status) ?? 0) > requests / 200]).toEqual([status, true])
  }
  expect(await app.submitTicket()).toMatchObject({ version: 1 })
  expect(app.logged()).not.toContain('"level":50')
}, 120_000)
