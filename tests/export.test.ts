import { afterEach, beforeEach, expect, test } from "vitest"
import { sql } from "kysely"
import { startApp, type TestApp } from "./support/app.ts"
import { importFile, jsonLines, jsonLinesType } from "./support/transfer.ts"

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.close())

const exporting = "/api/tickets/export/"

async function textOf(query = "") {
  const response = await app.send(`${exporting}${query}`)
  expect(response.status).toBe(200)
  return response.text()
}

const hostile = [
  { title: '=HYPERLINK("http://evil")', description: "+1\n-2\r\n@3" },
  { title: "'=kept", description: '"quoted", and\r\nmore' },
  { title: "Größe 😀, ünïcode", description: "'-- not a comment" },
  { title: "-1", description: "a,b;c\td" },
]
const wholeTickets = hostile.map(({ title, description }, n) => ({
  title,
  description,
  category: "billing",
  priority: "critical",
  status: n % 2 === 0 ? "closed" : "in_progress",
  created_at: `2026-01-0${n + 1}T08:30:00.125Z`,
}))
const contentOf = (tickets: object[]) =>
  tickets.map((ticket) =>
    Object.fromEntries(Object.entries(ticket).filter(([name]) => name in (wholeTickets[0] ?? {}))),
  )

test.each([
  ["csv", "text/csv"],
  ["jsonl", "application/jsonl"],
])("what one desk exports as %s, another imports as the same tickets", async (format, type) => {
  await importFile(app, jsonLines(wholeTickets), { type: jsonLinesType })
  const file = await textOf(`?format=${format}`)
  const other = await startApp()
  const report = await importFile(other, file, { type: `${type}; charset=utf-8` })
  expect(report).toMatchObject({ imported: wholeTickets.length, rejected: 0 })
  const there = await other.api.call("listTickets", {})
  await other.close()
  expect(contentOf(there)).toEqual(contentOf(wholeTickets.toReversed()))
  expect(contentOf(there)).toEqual(contentOf(await app.api.call("listTickets", {})))
})

test.each([
  ["csv", "text/csv"],
  ["jsonl", "application/jsonl"],
])(
  "who decided, how sure triage was and the order of a moment survive as %s",
  async (format, type) => {
    await sql`insert into ticket (title, description, category, priority, category_by, priority_by,
      category_certainty, priority_certainty, created_at)
    values ('A', 'd', 'billing', 'low', 'triage', 'triage', 'applied', 'unsure', '2026-01-02'),
      ('B', 'd', 'billing', 'low', 'triage', 'person', 'audit', null, '2026-01-02'),
      ('C', 'd', 'billing', 'low', 'person', 'triage', null, 'suggested', '2026-01-02'),
      ('D', 'd', 'billing', 'low', 'triage', 'triage', null, null, '2026-01-01')`.execute(app.db)
    const other = await startApp()
    await importFile(other, await textOf(`?format=${format}`), { type })
    const decisions = async (desk: TestApp) =>
      (await desk.api.call("listTickets", {})).map((ticket) => [
        ticket.title,
        ticket.category_by,
        ticket.category_certainty,
        ticket.priority_by,
        ticket.priority_certainty,
      ])
    const there = await decisions(other)
    await other.close()
    expect(there).toEqual(await decisions(app))
    expect(there).toHaveLength(4)
  },
)

test("cells that a spreadsheet would run begin with an apostrophe", async () => {
  await importFile(app, jsonLines(wholeTickets), { type: jsonLinesType })
  const file = await textOf("?format=csv")
  expect(file).toContain(`"'=HYPERLINK(""http://evil"")"`)
  expect(file).toContain(`"'+1\n-2\r\n@3"`)
  expect(file).toContain(`,'-1,`)
  expect(file).toContain("''=kept")
  expect(file.startsWith("id,title,description,")).toBe(true)
})

test("an export by the last change loses no ticket that changes meanwhile", async () => {
  await sql`insert into ticket (title, description, category, priority, created_at, updated_at)
    select 'T' || n, 'd', 'billing', 'low', now() - n * interval '1 minute', now() - n * interval '1 minute'
    from generate_series(1, 6000) n`.execute(app.db)
  const response = await app.send(`${exporting}?search=sort:updated`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const parts = [(await reader?.read())?.value]
  await sql`update ticket set status = 'closed', updated_at = now() where title = 'T5999'`.execute(
    app.db,
  )
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { done: true }
    if (done) break
    parts.push(value)
  }
  expect(parts.join("").match(/,T5999,/g)).toHaveLength(1)
  expect(parts.join("").trim().split("\r\n")).toHaveLength(6_001)
})

test("an export holds what the list shows for the same filter, page by page", async () => {
  const rows = Array.from({ length: 2_500 }, (_, n) => ({
    title: `Ticket ${n}`,
    description: n % 3 === 0 ? "The printer burns." : "All is well.",
    category: n % 2 === 0 ? "billing" : "technical",
    priority: "low",
    created_at: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString(),
  }))
  expect(await importFile(app, jsonLines(rows), { type: jsonLinesType })).toMatchObject({
    imported: 2_500,
  })
  const titles = async (query: string) =>
    (await textOf(`?format=jsonl&${query}`))
      .trimEnd()
      .split("\n")
      .map((line) => /"title":"([^"]*)"/.exec(line)?.[1])
  const expected = (keep: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(keep).map(({ title }) => title)
  expect(await titles("")).toEqual(expected(() => true).toReversed())
  expect(await titles("category=billing&status=open")).toEqual(
    expected(({ category }) => category === "billing").toReversed(),
  )
  expect(await titles("search=printer")).toEqual(
    expected(({ description }) => description.includes("printer")).toReversed(),
  )
  expect(await titles("category=technical&search=burns+sort:oldest")).toEqual(
    expected((row) => row.category === "technical" && row.description.includes("burns")),
  )
  expect(await textOf("?priority=critical&format=jsonl")).toBe("")
})

test("an export that cannot be read to its end is cut off, so that it passes for no whole file", async () => {
  const ticket = { description: "word ".repeat(1_000), category: "billing", priority: "low" }
  const rows = Array.from({ length: 3_000 }, (_, n) => ({ title: `Row ${n}`, ...ticket }))
  await importFile(app, jsonLines(rows), { type: jsonLinesType })
  const response = await fetch(`${app.url}${exporting}?format=jsonl`)
  expect(response.status).toBe(200)
  await app.db.schema.alterTable("ticket").renameTo("hidden").execute()
  await expect(response.text()).rejects.toThrow("terminated")
  expect(app.logged()).toContain("an export was cut off")
})

test("a format that is none is refused", async () => {
  expect((await app.send(`${exporting}?format=xml`)).status).toBe(400)
})
