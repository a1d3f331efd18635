import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../../tests/support/app.ts"

let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 4 })
})
afterAll(() => app.close())

test("an empty desk is filled once, even by two who ask at once", async () => {
  const fill = () => app.send("/api/sample-tickets/", { method: "POST" })
  const statuses = (await Promise.all([fill(), fill()])).map(({ status }) => String(status))
  expect(statuses.toSorted()).toEqual(["201", "409"])
  const stats = await app.api.call("getStats", {})
  expect(stats.total_tickets).toBeGreaterThanOrEqual(60)
  const sum = Object.values(stats.priority_breakdown).reduce((a, b) => a + b, 0)
  expect(sum).toBe(stats.total_tickets)
})

test("samples spread over thirty days, and the newest wait for triage", async () => {
  const daily = await app.api.call("getDailyTickets", { query: { days: 31 } })
  expect(daily.filter(({ tickets }) => tickets > 0).length).toBeGreaterThan(15)
  const counts = await app.api.call("getQueueCounts", {})
  expect(counts.to_triage).toBeGreaterThan(3)
  expect(Object.values(counts.status_breakdown).every((count) => count > 0)).toBe(true)
})

test("every sample has its history from the beginning", async () => {
  const { items } = await app.api.page("listTickets", { query: { limit: 200 } })
  for (const { id, version } of items) {
    const history = await app.api.call("getHistory", { params: { id } })
    expect(history.map((event) => event.version)).toEqual(version === 2 ? [2, 1] : [1])
    expect(history.at(-1)?.type).toBe("created")
  }
})
