import { sql } from "kysely"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { startApp, type TestApp } from "../../tests/support/app.ts"

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())
beforeEach(() => app.db.deleteFrom("ticket").execute())

const stats = () => app.api.call("getStats", {})

test("an empty desk has every figure, and all are zero", async () => {
  expect(await stats()).toEqual({
    total_tickets: 0,
    open_tickets: 0,
    avg_tickets_per_day: 0,
    priority_breakdown: { low: 0, medium: 0, high: 0, critical: 0 },
    category_breakdown: { billing: 0, technical: 0, account: 0, general: 0 },
  })
})

test("the breakdowns name every key, zero included", async () => {
  await app.submitTicket({ category: "billing", priority: "high" })
  await app.submitTicket({ category: "billing", priority: "low", status: "closed" })
  expect(await stats()).toEqual({
    total_tickets: 2,
    open_tickets: 1,
    avg_tickets_per_day: 2,
    priority_breakdown: { low: 1, medium: 0, high: 1, critical: 0 },
    category_breakdown: { billing: 2, technical: 0, account: 0, general: 0 },
  })
})

test("the average counts all days since the first ticket, quiet ones too, in UTC", async () => {
  for (let n = 0; n < 4; n++) await app.submitTicket()
  await sql`update ticket set created_at = now() - interval '2 days'
    where id = (select min(id) from ticket)`.execute(app.db)
  expect((await stats()).avg_tickets_per_day).toBe(1.3)
})

test("the queue's counts know what waits for triage", async () => {
  await app.submitTicket({ category: "billing" })
  await app.submitTicket({ category: "billing", priority: "low" })
  await app.submitTicket({ status: "closed" })
  expect(await app.api.call("getQueueCounts", {})).toEqual({
    total: 3,
    to_triage: 1,
    status_breakdown: { open: 2, in_progress: 0, resolved: 0, closed: 1 },
  })
})

test("every day of the span is there, oldest first, days without tickets too", async () => {
  await app.submitTicket()
  await app.submitTicket()
  await sql`update ticket set created_at = now() - interval '3 days'
    where id = (select min(id) from ticket)`.execute(app.db)
  const daily = await app.api.call("getDailyTickets", { query: { days: 7 } })
  expect(daily.map(({ tickets }) => tickets)).toEqual([0, 0, 0, 1, 0, 0, 1])
  expect(daily.at(-1)?.day).toBe(new Date().toISOString().slice(0, 10))
})

test("who reads list and figures after writing sees what was written, however many read at that time", async () => {
  let stored = 0
  const person = async () => {
    for (let n = 0; n < 5; n++) {
      const { id } = await app.submitTicket()
      const known = ++stored
      const [figures, list] = await Promise.all([stats(), app.api.call("listTickets", {})])
      expect(figures.total_tickets).toBeGreaterThanOrEqual(known)
      expect(list.map((ticket) => ticket.id)).toContain(id)
    }
  }
  await Promise.all(Array.from({ length: 8 }, person))
})

test("many equal reads at one time need one connection, and none waits behind the others", async () => {
  let reads: Promise<unknown>[] = []
  await app.db.transaction().execute(async (tx) => {
    await sql`lock table ticket_count in access exclusive mode`.execute(tx)
    reads = Array.from({ length: 50 }, stats)
    // Longer than anyone waits for a connection.
    await sql`select pg_sleep(2.5)`.execute(tx)
  })
  expect(new Set((await Promise.all(reads)).map((one) => JSON.stringify(one))).size).toBe(1)
})
