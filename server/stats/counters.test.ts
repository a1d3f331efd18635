import fc from "fast-check"
import { sql, type Transaction } from "kysely"
import pg from "pg"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { categories, priorities, statuses } from "../../contract/vocabulary.ts"
import type { DB } from "../database/schema.ts"
import { startApp, type TestApp } from "../../tests/support/app.ts"

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())
beforeEach(() => app.db.deleteFrom("ticket").execute())

const differences = async () =>
  (await sql`select * from ticket_count_difference`.execute(app.db)).rows

/** The figures, counted row by row. */
const counted = async () => {
  const { rows } = await sql<Record<string, number>>`
    select count(*)::int as total, count(*) filter (where status = 'open')::int as open,
      count(*) filter (where priority = 'critical')::int as critical,
      count(*) filter (where category = 'billing')::int as billing,
      count(*) filter (where is_to_triage(status, category_by, category_certainty,
        priority_by, priority_certainty))::int as to_triage,
      count(*) filter (where (created_at at time zone 'utc')::date = (now() at time zone 'utc')::date)::int as today,
      coalesce(round(count(*)::numeric / ((now() at time zone 'utc')::date
        - (min(created_at) at time zone 'utc')::date + 1), 1), 0)::float8 as average
    from ticket`.execute(app.db)
  return rows[0] ?? {}
}

const shown = async () => {
  const stats = await app.api.call("getStats", {})
  const queue = await app.api.call("getQueueCounts", {})
  const daily = await app.api.call("getDailyTickets", { query: { days: 1 } })
  return {
    total: stats.total_tickets,
    open: stats.open_tickets,
    critical: stats.priority_breakdown.critical,
    billing: stats.category_breakdown.billing,
    to_triage: queue.to_triage,
    today: daily[0]?.tickets,
    average: stats.avg_tickets_per_day,
  }
}

type Step = (tx: Transaction<DB>, n: number) => Promise<unknown>

const some = (n: number) => sql`id % 5 = ${n % 5}`
const steps: Record<string, Step> = {
  insert: (tx, n) =>
    sql`insert into ticket (title, description, category, priority, status, category_by, created_at)
      select 'Raw', 'Written by hand',
        (array['billing', 'technical', 'account', 'general']::category[])[1 + (k + ${n}) % 4],
        (array['low', 'medium', 'high', 'critical']::priority[])[1 + (k * 7 + ${n}) % 4],
        (array['open', 'in_progress', 'resolved', 'closed']::status[])[1 + (k * 3 + ${n}) % 4],
        (array['person', 'triage']::decider[])[1 + (k + ${n}) % 2],
        now() - (k * ${n} % 5) * interval '1 day'
      from generate_series(1, ${(n % 9) + 1}::int) k`.execute(tx),
  close: (tx, n) =>
    sql`update ticket set status = ${statuses[n % 4]}, version = version + 1
      where ${some(n)}`.execute(tx),
  decide: (tx, n) =>
    sql`update ticket set category = ${categories[n % 4]}, category_by = 'person',
      priority = ${priorities[n % 3]} where ${some(n)}`.execute(tx),
  retitle: (tx, n) => sql`update ticket set title = 'Other' where ${some(n)}`.execute(tx),
  backdate: (tx, n) =>
    sql`update ticket set created_at = created_at - interval '1 day' where ${some(n)}`.execute(tx),
  delete: (tx, n) => sql`delete from ticket where ${some(n)}`.execute(tx),
  fold: (tx) => sql`select fold_ticket_counts()`.execute(tx),
  truncate: async (tx, n) => {
    if (n % 4 === 0) await sql`truncate ticket cascade`.execute(tx)
  },
}

const operation = fc.record({
  name: fc.constantFrom(...Object.keys(steps)),
  n: fc.nat({ max: 60 }),
  isRolledBack: fc.boolean(),
})

class RolledBack extends Error {}

test("after every operation of any sequence the counters equal a full count, rolled back or not", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 3, maxLength: 15 }), async (operations) => {
      for (const { name, n, isRolledBack } of operations) {
        const transaction = app.db.transaction().execute(async (tx) => {
          await steps[name]?.(tx, n)
          if (isRolledBack) throw new RolledBack()
        })
        await transaction.catch((error: unknown) => {
          if (!(error instanceof RolledBack)) throw error
        })
        expect(await differences()).toEqual([])
      }
      expect(await shown()).toEqual(await counted())
    }),
    { numRuns: 25 },
  )
}, 60_000)

test("sixty-four writers at once leave the counters exact, at every moment that is looked at", async () => {
  const pool = new pg.Pool({ connectionString: app.databaseUrl, max: 32 })
  const write = async (writer: number) => {
    for (let at = 0; at < 6; at++) {
      const { rows } = await pool.query<{ id: number }>(
        "insert into ticket (title, description, category, priority) values ('W', 'w', 'billing', 'low') returning id",
      )
      const id = rows[0]?.id
      if (at % 2 === 0) await pool.query("update ticket set status = 'closed' where id = $1", [id])
      if (writer % 3 === 0) await pool.query("delete from ticket where id = $1", [id])
      if (writer % 8 === 0) await pool.query("select fold_ticket_counts()")
    }
  }
  const writers = Promise.all(Array.from({ length: 64 }, (_, writer) => write(writer)))
  for (let look = 0; look < 40; look++) expect(await differences()).toEqual([])
  await writers
  expect(await differences()).toEqual([])
  expect((await shown()).total).toBe(42 * 6)
  await pool.end()
})

test("wrong counters are found, told and mended, while others write", async () => {
  for (let at = 0; at < 3; at++) await app.submitTicket({ category: "billing", priority: "low" })
  await sql`select fold_ticket_counts()`.execute(app.db)
  await sql`update ticket_count set tickets = tickets + 5 where tickets > 0`.execute(app.db)
  expect(await differences()).toMatchObject([{ category: "billing", missing: -5 }])
  const pool = new pg.Pool({ connectionString: app.databaseUrl, max: 4 })
  const stopping = new AbortController()
  let written = 0
  const write = async () => {
    while (!stopping.signal.aborted) {
      await pool.query(
        "insert into ticket (title, description, category, priority) values ('W', 'w', 'general', 'low')",
      )
      await pool.query("select fold_ticket_counts()")
      written++
    }
  }
  const writers = Promise.all([write(), write(), write()])
  await expect.poll(() => written).toBeGreaterThan(5)
  const { rows } = await pool.query<{ mended: number }>("select rebuild_ticket_counts() as mended")
  expect(rows).toEqual([{ mended: 1 }])
  const before = written
  await expect.poll(() => written).toBeGreaterThan(before + 5)
  stopping.abort()
  await writers
  expect(await differences()).toEqual([])
  expect((await shown()).total).toBe(3 + written)
  await pool.end()
})

test("figures start no parallel workers after a burst of writes", async () => {
  // What a burst leaves behind: an estimate of many waiting rows, of which few are left.
  await sql`insert into ticket_count_change select current_date, 'billing', 'low', 'open', false, 0
    from generate_series(1, 100000)`.execute(app.db)
  await sql`analyze ticket_count_change`.execute(app.db)
  await sql`delete from ticket_count_change`.execute(app.db)
  for (const view of ["ticket_counted", "ticket_day_counted"]) {
    const { rows } = await sql`explain select sum(tickets), sum(tickets) filter (where tickets > 1),
      sum(tickets) filter (where tickets > 2) from ${sql.table(view)}`.execute(app.db)
    expect(JSON.stringify(rows)).toContain("Aggregate")
    expect(JSON.stringify(rows)).not.toContain("Gather")
  }
})
