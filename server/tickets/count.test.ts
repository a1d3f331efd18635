import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { TicketFilter } from "../../contract/tickets.ts"
import { startApp, type TestApp } from "../../tests/support/app.ts"

let app: TestApp
beforeAll(async () => {
  app = await startApp()
  await sql`insert into ticket (title, description, category, priority, status, category_by, category_certainty, created_at)
    select 'Ticket ' || k, (${texts}::text[])[1 + k % ${texts.length}] || case when k = 77 then ' zanzibar' else '' end,
      (array['billing', 'technical', 'account', 'general']::category[])[1 + k % 4],
      (array['low', 'medium', 'high', 'critical']::priority[])[1 + k * 7 % 4],
      (array['open', 'in_progress', 'resolved', 'closed']::status[])[1 + k % 3],
      'triage', 'suggested', now() - k * interval '5 minutes'
    from generate_series(1, 11000) k`.execute(app.db)
  await sql`analyze ticket`.execute(app.db)
}, 60_000)
afterAll(() => app.close())

const texts = [
  "The card payment fails since Monday.",
  "Please send the invoice again, the refund was wrong.",
  "Payment by card, thank you.",
  "Cannot log in",
  "My screen stays black",
  "Wo ist die Größe?",
  "Printer",
]

const counted = (query: Partial<TicketFilter>) => app.api.call("countTickets", { query })

async function listed(query: Partial<TicketFilter>): Promise<number> {
  let [sum, cursor] = [0, ""]
  do {
    const page = await app.api.page("listTickets", { query: { ...query, limit: 200, cursor } })
    sum += page.items.length
    cursor = page.next ?? ""
  } while (cursor !== "")
  return sum
}

test.each<Partial<TicketFilter>>([
  { status: "closed" },
  { category: "billing", priority: "high", status: "open" },
  { to_triage: "true", category: "account" },
  { search: "zanzibar" },
  { search: "status:open zanzibar" },
  { search: '"card payment" created:<3d', category: "billing" },
  { search: "invoice created:1d" },
  { search: "grosse", to_triage: "true", priority: "low" },
  { search: "zanzibar -payment" },
  { search: "zanzibar card created:2030-01-01" },
  { search: "#12,400 created:7d" },
  { search: "created:2d -status:open" },
  { search: "xyzzy" },
])(
  "%o is counted exactly as the list holds it",
  async (filter) => {
    expect(await counted(filter)).toEqual({ count: await listed(filter), is_exact: true })
  },
  20_000,
)

test("a view beyond every bound is counted exactly, with operators alone too", async () => {
  expect(await counted({})).toEqual({ count: 11_000, is_exact: true })
  expect(await counted({ search: "-status:closed" })).toEqual({ count: 11_000, is_exact: true })
  expect(await counted({ search: "status:open,resolved" })).toMatchObject({ is_exact: true })
})

test("a very long text is counted where it holds the words, at its end too", async () => {
  const words = Array.from({ length: 9_000 }, (_, at) => `entry${at}`).join(" ")
  await app.submitTicket({ title: "Log", description: `${words} timbuktu` })
  for (const search of ["timbuktu", "zanzibar", "entry8999", "printer zanzibar"]) {
    expect(await counted({ search })).toEqual({ count: await listed({ search }), is_exact: true })
  }
})

test("beyond its bound a count says that there are more", async () => {
  expect(await counted({ search: "created:<2100-01-01" })).toEqual({
    count: 10_000,
    is_exact: false,
  })
  for (const search of ["card", "the", "-card", '"log in"', "card sort:oldest"]) {
    expect(await counted({ search })).toEqual({ count: 1_000, is_exact: false })
  }
})

test("what would take long to count is answered as not counted, without an error", async () => {
  // More texts hold both words than are looked at, and none holds the phrase.
  expect(await counted({ search: '"payment card"' })).toEqual({ count: null, is_exact: false })
  await sql`create or replace function search_text(text) returns text language plpgsql immutable as $$
    begin
      if $1 = 'slowly' then perform pg_sleep(20); end if;
      return lower(unaccent('unaccent'::regdictionary, $1));
    end $$`.execute(app.db)
  expect(await counted({ search: "slowly" })).toEqual({ count: null, is_exact: false })
})

test("a filter that does not exist is refused", async () => {
  expect((await app.send("/api/tickets/count/?status=gone")).status).toBe(400)
})
