import { sql } from "kysely"
import { Client } from "pg"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import { ticketSchema } from "../contract/tickets.ts"
import { startApp, type TestApp } from "./support/app.ts"
import { followEvents, type EventStream } from "./support/event-stream.ts"
import { startLlmFake } from "./support/llm-fake.ts"
import { jsonRequest } from "./support/refusals.ts"
import { testServerUrl } from "./support/server-url.ts"

let app: TestApp
let database: string
// A way in that stays open while the desk's own database takes no connections.
const admin = new Client({ connectionString: testServerUrl() })
beforeAll(async () => {
  await admin.connect()
})
afterAll(() => admin.end())
beforeEach(async () => {
  app = await startApp({ maxConnections: 4 })
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(app.db)
  database = rows[0]?.name ?? ""
})
afterEach(async () => {
  await comeBack()
  await app.close()
})

const cutConnections = () =>
  admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [
    database,
  ])
async function goAway(): Promise<void> {
  await admin.query(`alter database ${database} allow_connections false`)
  await cutConnections()
}
const comeBack = () => admin.query(`alter database ${database} allow_connections true`)

const newTicket = (title: string) =>
  jsonRequest("POST", JSON.stringify({ title, description: "d", category: "general" }))

// How long a desk waits for a connection, and for an answer on it (server/database/connect.ts).
const connectMs = 2_000
const answerMs = 5_000

type Refused = { status: number; retryAfter: string | null; type: string | null; ms: number }

/** Writes until told to stop; keeps what was acknowledged, and whatever else was said. */
function keepBusy() {
  const acknowledged: number[] = []
  const refused: Refused[] = []
  const stopping = new AbortController()
  const work = async (name: string) => {
    while (!stopping.signal.aborted) {
      const startedAt = performance.now()
      const response = await app.send("/api/tickets/", newTicket(`Written by ${name}`))
      const ms = performance.now() - startedAt
      if (response.status === 201) acknowledged.push(ticketSchema.parse(await response.json()).id)
      else {
        const { status, headers } = response
        const [retryAfter, type] = [headers.get("retry-after"), headers.get("content-type")]
        refused.push({ status, retryAfter, type, ms })
        await response.body?.cancel()
      }
    }
  }
  const working = Promise.all(["a", "b", "c", "d", "e", "f"].map(work))
  return {
    acknowledged,
    refused,
    async stop() {
      stopping.abort()
      await working
    },
  }
}

const storedIds = async () => {
  const { rows } = await sql<{ id: number }>`select id from ticket`.execute(app.db)
  return new Set(rows.map(({ id }) => id))
}

test("connections cut in the middle of traffic cost no acknowledged ticket, and nobody sees a 500", async () => {
  const traffic = keepBusy()
  for (let n = 0; n < 5; n++) {
    await sleep(250)
    await cutConnections()
  }
  await sleep(250)
  const before = traffic.acknowledged.length
  await sleep(300)
  await traffic.stop()
  expect(traffic.acknowledged.length).toBeGreaterThan(before)
  expect(traffic.refused.filter(({ status }) => status !== 503)).toEqual([])
  for (const { retryAfter, type, ms } of traffic.refused) {
    expect(Number(retryAfter)).toBeGreaterThan(0)
    expect(type).toBe("application/problem+json")
    expect(ms).toBeLessThan(answerMs)
  }
  await sql`select 1`.execute(app.db).catch(() => {})
  const stored = await storedIds()
  expect(traffic.acknowledged.filter((id) => !stored.has(id))).toEqual([])
})

test("while the database is away every call says 503 within 5 seconds, and service resumes by itself", async () => {
  const { id } = await app.submitTicket({ category: "general", priority: "low" })
  await goAway()
  const calls: [string, RequestInit][] = [
    ["/api/tickets/", {}],
    [`/api/tickets/${id}/`, {}],
    [`/api/tickets/${id}/history/`, {}],
    [`/api/tickets/${id}/suggestions/`, {}],
    ["/api/tickets/stats/", {}],
    ["/api/stats/queue/", {}],
    ["/api/stats/daily/", {}],
    ["/api/health/ready/", {}],
    ["/api/tickets/", newTicket("away")],
    ["/api/sample-tickets/", { method: "POST" }],
    ["/api/tickets/classify/", jsonRequest("POST", '{"description": "d"}')],
    [`/api/tickets/${id}/`, jsonRequest("PATCH", '{"status": "closed"}')],
    [`/api/tickets/${id}/undo/`, jsonRequest("POST", '{"version": 2}')],
  ]
  for (const [path, init] of calls) {
    const startedAt = performance.now()
    const response = await app.send(path, init)
    expect([path, response.status]).toEqual([path, 503])
    expect(response.headers.get("content-type")).toBe("application/problem+json")
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0)
    expect(await response.text()).not.toMatch(/test_|connections|FATAL|postgres/i)
    expect(performance.now() - startedAt).toBeLessThan(answerMs)
  }
  expect((await app.send("/api/health/live/")).status).toBe(200)
  await comeBack()
  expect((await app.send("/api/health/ready/")).status).toBe(200)
  expect((await app.send("/api/tickets/", newTicket("back"))).status).toBe(201)
  expect(await app.api.call("getTicket", { params: { id } })).toMatchObject({ status: "open" })
})

test("a job that fails while the database is away ends no server", async () => {
  const llm = await startLlmFake("openai")
  llm.delay(500)
  const other = await startApp({ beside: app, llm: llm.settings(), worksJobs: true })
  const { id } = await other.submitTicket()
  await expect.poll(() => llm.received.length, { timeout: 10_000 }).toBeGreaterThan(0)
  await goAway()
  await expect.poll(() => other.logged(), { timeout: 10_000 }).toContain("a job failed")
  await comeBack()
  expect((await other.send(`/api/tickets/${id}/`)).status).toBe(200)
  await other.close()
  await llm.close()
}, 60_000)

test("a bad request is refused as such while the database is away", async () => {
  await goAway()
  expect((await app.send("/api/tickets/0/")).status).toBe(400)
  expect((await app.send("/api/tickets/", jsonRequest("POST", "{}"))).status).toBe(400)
})

const isTold = ({ received }: EventStream, id: number) =>
  received.some(({ data }) => data.includes(`"ticket_id":${id},`))

test("live updates resume after the database was away, and lose nothing", async () => {
  const stream = await followEvents(app.url)
  await stream.until(() => stream.lastEventId() !== "")
  await goAway()
  await sleep(700)
  const newcomer = await followEvents(app.url)
  expect(newcomer.status).toBe(200)
  await comeBack()
  const { id } = await app.submitTicket({ category: "general", priority: "low" })
  await stream.until(() => isTold(stream, id) && isTold(newcomer, id))
  await Promise.all([stream.close(), newcomer.close()])
})

test("who follows first while the database is away is told to read everything once it is back", async () => {
  await goAway()
  const stream = await followEvents(app.url)
  expect(stream.status).toBe(200)
  await comeBack()
  await stream.until(() => stream.received.some(({ event }) => event === "reset"))
  const { id } = await app.submitTicket({ category: "general", priority: "low" })
  await stream.until(() => isTold(stream, id))
  await stream.close()
})

test("a ticket that another transaction holds too long is 503 for its writer, and blocks nobody else", async () => {
  const { id } = await app.submitTicket({ category: "general", priority: "low" })
  const url = new URL(testServerUrl())
  url.pathname = database
  const client = new Client({ connectionString: url.href })
  await client.connect()
  await client.query("begin")
  await client.query("select id from ticket where id = $1 for update", [id])
  const startedAt = performance.now()
  const blocked = Array.from({ length: 4 }, () =>
    app.send(`/api/tickets/${id}/`, jsonRequest("PATCH", '{"status": "closed"}')),
  )
  const statuses = (await Promise.all(blocked)).map(({ status }) => status)
  expect(statuses).toEqual([503, 503, 503, 503])
  expect((await app.send("/api/tickets/")).status).toBe(200)
  expect(performance.now() - startedAt).toBeLessThan(connectMs + answerMs)
  await client.query("rollback")
  await client.end()
  expect(await app.api.call("getTicket", { params: { id } })).toMatchObject({ status: "open" })
})
