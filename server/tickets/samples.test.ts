import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../../tests/support/app.ts"
import { sampleTimes } from "./sample-times.ts"

let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 4 })
})
afterAll(() => app.close())

const fill = () => app.send("/api/sample-tickets/", { method: "POST" })
const listAll = async () => (await app.api.page("listTickets", { query: { limit: 200 } })).items

test("an empty desk is filled once, even by two who ask at once", async () => {
  const statuses = (await Promise.all([fill(), fill()])).map(({ status }) => String(status))
  expect(statuses.toSorted()).toEqual(["201", "409"])
  const stats = await app.api.call("getStats", {})
  expect(stats.total_tickets).toBeGreaterThanOrEqual(64)
  for (const breakdown of [stats.priority_breakdown, stats.category_breakdown]) {
    const counts = Object.values(breakdown)
    expect(counts.every((count) => count > 0)).toBe(true)
    expect(counts.reduce((a, b) => a + b, 0)).toBe(stats.total_tickets)
  }
})

test("a desk that holds tickets is left as it is, and says so", async () => {
  const before = await listAll()
  const refused = await fill()
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ detail: expect.stringContaining("empty desk") })
  expect(await listAll()).toEqual(before)
})

test("samples spread over thirty days, and the newest wait for triage", async () => {
  const daily = await app.api.call("getDailyTickets", { query: { days: 31 } })
  expect(daily.filter(({ tickets }) => tickets > 0).length).toBeGreaterThan(20)
  const counts = await app.api.call("getQueueCounts", {})
  expect(counts.to_triage).toBe(12)
  expect(Object.values(counts.status_breakdown).every((count) => count > 0)).toBe(true)
  const newest = (await listAll()).slice(0, 12)
  expect(newest.every(({ category_by }) => category_by === "triage")).toBe(true)
})

test("every sample has its history from the beginning, and ends in the status it shows", async () => {
  for (const { id, version, status, created_at, updated_at } of await listAll()) {
    const history = await app.api.call("getHistory", { params: { id } })
    expect(history.map((event) => event.version)).toEqual(version === 2 ? [2, 1] : [1])
    expect(history.at(-1)).toMatchObject({ type: "created", at: created_at })
    expect(history[0]?.at).toBe(updated_at)
    expect(history[0]?.changes[0]?.to ?? "open").toBe(status)
  }
})

test("a sample that waits carries triage's suggestion; the others what a person chose", async () => {
  const tickets = await listAll()
  for (const { id, category, priority, category_by } of [
    ...tickets.slice(0, 2),
    ...tickets.slice(30, 32),
  ]) {
    const [suggestion] = await app.api.call("listSuggestions", { params: { id } })
    const isWaiting = category_by === "triage"
    expect(suggestion).toMatchObject(
      isWaiting
        ? { category, priority, chosen_category: null, chosen_priority: null }
        : { chosen_category: category, chosen_priority: priority },
    )
  }
})

// Day by day through a week and around midnight: a desk can be filled at any time.
const moments = Array.from(
  { length: 8 },
  (_, n) => new Date(Date.UTC(2026, 10, 16 + n, n * 3, n * 7)),
)

test.each(moments)("filled at %s, samples are newest first and within thirty days", (now) => {
  const ages = sampleTimes(now, 68).map((time) => now.getTime() - time.getTime())
  expect(ages).toHaveLength(68)
  expect(ages).toEqual(ages.toSorted((a, b) => a - b))
  expect(ages[0]).toBe(2 * 60_000)
  expect(ages.at(-1)).toBeLessThan(30 * 24 * 3_600_000)
})

test("weekdays bring more samples than weekends", () => {
  const days = sampleTimes(new Date("2026-11-23T12:00:00Z"), 68).map((time) => time.getUTCDay())
  const onWeekends = days.filter((day) => day === 0 || day === 6).length
  expect(onWeekends).toBeGreaterThan(0)
  expect(onWeekends / 8).toBeLessThan((68 - onWeekends) / 22)
})
