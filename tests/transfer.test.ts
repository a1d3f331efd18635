import { afterEach, beforeEach, expect, test } from "vitest"
import { sql } from "kysely"
import { problemSchema } from "../contract/endpoint.ts"
import { importReportSchema } from "../contract/transfer.ts"
import { startApp, type TestApp } from "./support/app.ts"

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.close())

const importing = "/api/tickets/import"
const exporting = "/api/tickets/export"

async function send(body: string | Buffer, type = "text/csv", query = "") {
  return app.send(`${importing}/${query}`, {
    method: "POST",
    headers: { "content-type": type },
    body,
  })
}

async function bringIn(body: string, type?: string, query?: string) {
  const response = await send(body, type, query)
  expect(response.status).toBe(200)
  return importReportSchema.parse(await response.json())
}

async function refusalOf(response: Response) {
  return problemSchema.parse(await response.json()).detail
}

async function textOf(query = "") {
  const response = await app.send(`${exporting}/${query}`)
  expect(response.status).toBe(200)
  return response.text()
}

const jsonLines = (rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("")
const list = () => app.api.call("listTickets", { query: { limit: 200 } })

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
  await bringIn(jsonLines(wholeTickets), "application/x-ndjson")
  const file = await textOf(`?format=${format}`)
  const other = await startApp()
  const response = await other.send(`${importing}/`, {
    method: "POST",
    headers: { "content-type": `${type}; charset=utf-8` },
    body: file,
  })
  expect(await response.json()).toMatchObject({ imported: wholeTickets.length, rejected: 0 })
  const there = await other.api.call("listTickets", {})
  await other.close()
  expect(contentOf(there)).toEqual(contentOf(wholeTickets.toReversed()))
  expect(contentOf(there)).toEqual(contentOf(await list()))
})

test("cells that a spreadsheet would run begin with an apostrophe", async () => {
  await bringIn(jsonLines(wholeTickets), "application/jsonl")
  const file = await textOf("?format=csv")
  expect(file).toContain(`"'=HYPERLINK(""http://evil"")"`)
  expect(file).toContain(`"'+1\n-2\r\n@3"`)
  expect(file).toContain(`,'-1,`)
  expect(file).toContain("''=kept")
  expect(file.startsWith("id,title,description,")).toBe(true)
})

test("columns stand in any order, others are ignored, and a byte order mark is no letter", async () => {
  const report = await bringIn(
    "\ufeffCreated_At,colour,Description,priority,TITLE\r\n2026-02-03T04:05:06+02:00,red,Two\nlines,low,One\r\n".replace(
      "Two\nlines",
      '"Two\nlines"',
    ),
  )
  expect(report).toMatchObject({ rows: 1, imported: 1, rejected: 0 })
  expect(await list()).toMatchObject([
    {
      title: "One",
      description: "Two\nlines",
      priority: "low",
      created_at: "2026-02-03T02:05:06.000Z",
    },
  ])
})

test("what a row leaves open triage fills, and what it says is a person's word", async () => {
  await bringIn(
    jsonLines([
      { title: "Refund", description: "I was charged twice, please refund.", priority: "high" },
      { title: "A", description: "B", category: "general", priority: "low" },
    ]),
    "application/jsonl",
  )
  const [given, left] = await list()
  expect(given).toMatchObject({ category_by: "person", priority_by: "person" })
  expect(left).toMatchObject({
    category: "billing",
    category_by: "triage",
    priority: "high",
    priority_by: "person",
    status: "open",
  })
  const history = await app.api.call("getHistory", { params: { id: left?.id ?? 0 } })
  expect(history).toMatchObject([
    { version: 1, type: "created", actor: "person", suggested_by: { provider: "builtin" } },
  ])
  const filed = await app.api.call("getHistory", { params: { id: given?.id ?? 0 } })
  expect(filed).toMatchObject([{ version: 1, type: "created", suggested_by: null }])
})

test("bad rows are told by line and reason, and the good ones come in", async () => {
  const report = await bringIn(
    [
      "title,description,category,priority,status,created_at",
      "Good,one,billing,low,open,",
      ",no title,billing,low,open,",
      '"two\nlines",fine,billing,low,open,',
      `${"x".repeat(201)},d,billing,low,open,`,
      "t,d,nonsense,low,open,",
      "t,d,billing,low,open,yesterday",
      "t,d,billing,low,open,2999-01-01T00:00:00Z",
      "too,few",
      '"a"b,d,billing,low,open,',
    ].join("\r\n"),
  )
  expect(report).toMatchObject({ rows: 9, imported: 2, rejected: 7 })
  expect(report.faults.map(({ line }) => line)).toEqual([3, 6, 7, 8, 9, 10, 11])
  expect(report.faults.map(({ reason }) => reason)).toEqual([
    "title must not be blank; give 1 to 200 characters",
    "title must be at most 200 characters",
    "category must be one of: billing, technical, account, general",
    expect.stringContaining("ISO 8601"),
    "created_at must not lie in the future",
    "has 2 cells where the header names 6 columns",
    "has text after a closing quote",
  ])
  expect(await list()).toHaveLength(2)
})

test("lines that are no objects are told, and blank ones are none", async () => {
  const good = JSON.stringify({ title: "A", description: "B" })
  const report = await bringIn(
    `${good}\n\n[1]\nnonsense\r\n{"title": 1}\n${good}`,
    "application/jsonl",
  )
  expect(report).toMatchObject({ rows: 5, imported: 2, rejected: 3 })
  expect(report.faults).toMatchObject([
    { line: 3, reason: "is no JSON object" },
    { line: 4, reason: "is no JSON object" },
    { line: 5, reason: expect.stringMatching(/^title must be text.*; description is required/) },
  ])
})

test("a row that nests without end, and times with zones that PostgreSQL does not know, harm no other row", async () => {
  const deep = `{"title":${"[".repeat(200_000)}${"]".repeat(200_000)}}`
  const rows = ["+16:00", "-23:59"].map((zone) => ({
    title: zone,
    description: "d",
    created_at: `2020-01-01T00:00:00${zone}`,
  }))
  const report = await bringIn(`${deep}\n${jsonLines(rows)}`, "application/x-ndjson")
  expect(report).toMatchObject({
    imported: 2,
    rejected: 1,
    faults: [{ line: 1, reason: "nests more than 32 levels deep" }],
  })
  expect((await list()).map(({ created_at }) => created_at)).toEqual([
    "2020-01-01T23:59:00.000Z",
    "2019-12-31T08:00:00.000Z",
  ])
})

test("an export by the last change loses no ticket that changes meanwhile", async () => {
  await sql`insert into ticket (title, description, category, priority, created_at, updated_at)
    select 'T' || n, 'd', 'billing', 'low', now() - n * interval '1 minute', now() - n * interval '1 minute'
    from generate_series(1, 6000) n`.execute(app.db)
  const response = await app.send(`${exporting}/?search=sort:updated`)
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
  expect(await bringIn(jsonLines(rows), "application/jsonl")).toMatchObject({ imported: 2_500 })
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
  await bringIn(jsonLines(rows), "application/jsonl")
  const response = await fetch(`${app.url}${exporting}/?format=jsonl`)
  expect(response.status).toBe(200)
  await app.db.schema.alterTable("ticket").renameTo("hidden").execute()
  await expect(response.text()).rejects.toThrow("terminated")
  expect(app.logged()).toContain("an export was cut off")
})

const importsUnderWay = async () => {
  const { rows } = await sql`select from pg_locks join pg_database on pg_database.oid = database
    where locktype = 'advisory' and objid = 4612030 and datname = current_database()`.execute(
    app.db,
  )
  return rows.length
}

/** Begins a file that has no end, until it is told to stop. */
async function beginImport() {
  const stop = new AbortController()
  const endless = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from("title,description\nA,B\n")),
  })
  const sent = fetch(`${app.url}${importing}/`, {
    method: "POST",
    headers: { "content-type": "text/csv" },
    body: endless,
    duplex: "half",
    signal: stop.signal,
  })
  // Another file would be taken before, and this one refused.
  await expect.poll(importsUnderWay).toBe(1)
  return { sent, stop: () => stop.abort() }
}

const shortFile = "title,description,category,priority\nC,D,billing,low\n"

test("a client that goes away in the middle of its file leaves the desk free for the next", async () => {
  const { sent, stop } = await beginImport()
  expect((await send(shortFile)).status).toBe(503)
  stop()
  await expect(sent).rejects.toThrow("aborted")
  await expect.poll(async () => (await send(shortFile)).status).toBe(200)
})

test("one file is imported at a time, whichever server it is sent to", async () => {
  const other = await startApp({ beside: app })
  const sendThere = () =>
    other.send(`${importing}/`, {
      method: "POST",
      headers: { "content-type": "text/csv" },
      body: shortFile,
    })
  const { sent, stop } = await beginImport()
  expect((await sendThere()).status).toBe(503)
  stop()
  await expect(sent).rejects.toThrow("aborted")
  await expect.poll(async () => (await sendThere()).status).toBe(200)
  await other.close()
})

test("an import with a name is done once, however often it is sent", async () => {
  const file =
    "title,description,category,priority\nA,B,billing,low\nC,,billing,low\nE,F,account,low\n"
  const first = await bringIn(file, "text/csv", "?name=move.2026")
  expect(first).toMatchObject({ rows: 3, imported: 2, already_in: 0, rejected: 1 })
  const second = await bringIn(file, "text/csv", "?name=move.2026")
  expect(second).toMatchObject({ rows: 3, imported: 0, already_in: 3, rejected: 1 })
  const longer = await bringIn(`${file}G,H,billing,low\n`, "text/csv", "?name=move.2026")
  expect(longer).toMatchObject({ rows: 4, imported: 1, already_in: 3 })
  expect(await list()).toHaveLength(3)
})

test("a file of more than 1 MB comes in, and its rows may not be that long", async () => {
  const description = "x".repeat(990_000)
  const rows = [description, description, "x".repeat(1_000_001)].map((text) => ({
    title: "Long",
    description: text,
    category: "general",
    priority: "low",
  }))
  expect(await bringIn(jsonLines(rows), "application/jsonl")).toMatchObject({
    imported: 2,
    faults: [{ line: 3, reason: "is longer than 1000000 characters" }],
  })
})

test("a wrong type, a bad header and bytes that are no text are refused, and nothing is written", async () => {
  for (const type of ["application/json", "text/plain", "text/csv; charset=latin1", ""]) {
    const refused = await send("title,description\nA,B\n", type)
    expect([type, refused.status]).toEqual([type, 415])
  }
  const headless = await send("title;description\nA;B\n")
  expect(headless.status).toBe(400)
  expect(await refusalOf(headless)).toMatch(/names no column title.*separated by commas/)
  const double = await send("title,description,Title\nA,B,C\n")
  expect(await refusalOf(double)).toContain("title twice")
  expect((await send("")).status).toBe(400)
  const latin = await send(Buffer.from("title,description\nGr\xf6\xdfe,B\n", "latin1"))
  expect(await refusalOf(latin)).toContain("UTF-8")
  expect((await app.send(`${exporting}/?format=xml`)).status).toBe(400)
  expect((await send("title,description\nA,B\n", "text/csv", "?name=a/b")).status).toBe(400)
  expect(await list()).toEqual([])
})

test("an import that takes longer than a request may is not cut off", async () => {
  const row = `${JSON.stringify({ title: "A", description: "B", category: "general", priority: "low" })}\n`
  const slow = new ReadableStream<Uint8Array>({
    async pull(controller) {
      for (let n = 0; n < 12; n++) {
        controller.enqueue(Buffer.from(row))
        await new Promise((resolve) => setTimeout(resolve, 1_000))
      }
      controller.close()
    },
  })
  const response = await app.send(`${importing}/`, {
    method: "POST",
    headers: { "content-type": "application/jsonl" },
    body: slow,
    duplex: "half",
  })
  expect(await response.json()).toMatchObject({ imported: 12 })
}, 30_000)

test("figures and search know what was imported", async () => {
  await bringIn("title,description,category,priority\nZebra,stripes,billing,low\n")
  expect(await app.api.call("getStats", {})).toMatchObject({ total_tickets: 1 })
  expect(await app.api.call("listTickets", { query: { search: "zebra" } })).toHaveLength(1)
})
