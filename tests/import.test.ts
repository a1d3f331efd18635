import { afterEach, beforeEach, expect, test } from "vitest"
import { sql } from "kysely"
import { problemSchema } from "../contract/endpoint.ts"
import { startApp, type TestApp } from "./support/app.ts"
import { importFile, jsonLines, jsonLinesType, sendFile } from "./support/transfer.ts"

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.close())

async function refusalOf(response: Response) {
  return problemSchema.parse(await response.json()).detail
}

const list = () => app.api.call("listTickets", { query: { limit: 200 } })

test("columns stand in any order, others are ignored, and a byte order mark is no letter", async () => {
  const report = await importFile(
    app,
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
  await importFile(
    app,
    jsonLines([
      { title: "Refund", description: "I was charged twice, please refund.", priority: "high" },
      { title: "A", description: "B", category: "general", priority: "low" },
    ]),
    { type: jsonLinesType },
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
  const report = await importFile(
    app,
    [
      "title,description,category,priority,status,created_at",
      "Good,one,billing,low,open,",
      ",no title,billing,low,open,",
      '"two\nlines",fine,billing,low,open,',
      `${"x".repeat(201)},d,billing,low,open,`,
      "t,d,nonsense,low,open,",
      "t,d,billing,low,open,20/02/2026 10:00",
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
    "created_at must be a time in ISO 8601 with its zone, such as 2026-11-23T08:30:00Z",
    "created_at must not lie in the future",
    "has 2 cells where the header names 6 columns",
    "has text after a closing quote",
  ])
  expect(await list()).toHaveLength(2)
})

test("values of closed lists are taken whatever their case", async () => {
  await importFile(app, "title,description,category,priority,status\nA,B,Billing,HIGH,Open\n")
  expect(await list()).toMatchObject([{ category: "billing", priority: "high", status: "open" }])
})

test("a file of a spreadsheet with semicolons comes in, its statuses as people write them", async () => {
  await importFile(app, 'title;description;status\nA;"1,5; or 2";In Progress\nC;D;in-progress \n')
  expect(await list()).toMatchObject([
    { title: "C", status: "in_progress" },
    { title: "A", description: "1,5; or 2", status: "in_progress" },
  ])
})

test("a value that a file gives to triage stays triage's, as sure as it was", async () => {
  const row = { title: "A", description: "B", category: "billing", priority: "low" }
  const report = await importFile(
    app,
    jsonLines([
      { ...row, category_by: "triage", category_certainty: "applied", priority_by: "person" },
      { ...row, category: null, category_by: "triage", priority_by: "triage" },
      { ...row, category_by: "person", category_certainty: "unsure" },
      { ...row, category_by: "somebody" },
    ]),
    { type: jsonLinesType },
  )
  expect(report.faults).toEqual([
    { line: 3, reason: "category_certainty must be left out unless category_by is triage" },
    { line: 4, reason: "category_by must be one of: person, triage" },
  ])
  const [second, first] = await list()
  expect(first).toMatchObject({
    category_by: "triage",
    category_certainty: "applied",
    priority_by: "person",
    priority_certainty: null,
  })
  expect(second).toMatchObject({ category_by: "triage", priority: "low", priority_by: "triage" })
})

test("the report holds the rejected rows themselves, as a file to be mended and imported", async () => {
  const { rejected_rows } = await importFile(app, "title,description,owner\n,=1+1,eve\nA,B,ann\n")
  expect(rejected_rows).toEqual({
    rows: 1,
    text: "rejected_because,rejected_line,title,description,owner\r\ntitle must not be blank; give 1 to 200 characters,2,,'=1+1,eve\r\n",
  })
  const mended = rejected_rows.text.replace("2,,", "2,Mended,")
  expect(await importFile(app, mended)).toMatchObject({ imported: 1, rejected: 0 })
  expect(await list()).toMatchObject([{ title: "Mended", description: "=1+1" }, { title: "A" }])
})

test("a report holds as many whole rejected rows as it may, and counts them all", async () => {
  const long = { title: "", description: "x".repeat(900_000) }
  const report = await importFile(app, jsonLines(Array.from({ length: 6 }, () => long)), {
    type: jsonLinesType,
  })
  expect(report).toMatchObject({ rejected: 6, rejected_rows: { rows: 4 } })
  expect(report.rejected_rows.text.trimEnd().split("\n")).toHaveLength(4)
})

test("an apostrophe of another program's file is kept", async () => {
  await importFile(app, "title,description,category,priority\n'@home plan,'-,billing,low\n")
  expect(await list()).toMatchObject([{ title: "'@home plan", description: "'-" }])
})

test("an import leaves few entries waiting for the index of words once somebody writes", async () => {
  const rows = Array.from({ length: 1_500 }, (_, n) => ({
    title: `Row ${n}`,
    description: `The printer on floor ${n} burns, and nobody knows why it does so today.`,
    category: "general",
    priority: "low",
  }))
  await importFile(app, jsonLines(rows), { type: jsonLinesType })
  await app.submitTicket()
  const waiting = await sql<{ pages: number }>`
    select gin_clean_pending_list('ticket_words') as pages`.execute(app.db)
  // Of 8 kB each; 256 kB may wait.
  expect(waiting.rows[0]?.pages).toBeLessThanOrEqual(32)
})

test("lines that are no objects are told, and blank ones are none", async () => {
  const good = JSON.stringify({ title: "A", description: "B" })
  const report = await importFile(app, `${good}\n\n[1]\nnonsense\r\n{"title": 1}\n${good}`, {
    type: jsonLinesType,
  })
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
  const report = await importFile(app, `${deep}\n${jsonLines(rows)}`, {
    type: "application/x-ndjson",
  })
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
  const sent = sendFile(app, endless, { signal: stop.signal })
  // Another file would be taken before, and this one refused.
  await expect.poll(importsUnderWay).toBe(1)
  return { sent, stop: () => stop.abort() }
}

const shortFile = "title,description,category,priority\nC,D,billing,low\n"

test("a client that goes away in the middle of its file leaves the desk free for the next", async () => {
  const { sent, stop } = await beginImport()
  expect((await sendFile(app, shortFile)).status).toBe(503)
  stop()
  await expect(sent).rejects.toThrow("aborted")
  await expect.poll(async () => (await sendFile(app, shortFile)).status).toBe(200)
})

test("one file is imported at a time, whichever server it is sent to", async () => {
  const other = await startApp({ beside: app })
  const { sent, stop } = await beginImport()
  expect((await sendFile(other, shortFile)).status).toBe(503)
  stop()
  await expect(sent).rejects.toThrow("aborted")
  await expect.poll(async () => (await sendFile(other, shortFile)).status).toBe(200)
  await other.close()
})

test("an import with a name is done once, however often it is sent", async () => {
  const file =
    "title,description,category,priority\nA,B,billing,low\nC,,billing,low\nE,F,account,low\n"
  const first = await importFile(app, file, { query: "?name=move.2026" })
  expect(first).toMatchObject({ rows: 3, imported: 2, already_in: 0, rejected: 1 })
  const second = await importFile(app, file, { query: "?name=move.2026" })
  expect(second).toMatchObject({ rows: 3, imported: 0, already_in: 3, rejected: 1 })
  const longer = await importFile(app, `${file}G,H,billing,low\n`, { query: "?name=move.2026" })
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
  expect(await importFile(app, jsonLines(rows), { type: jsonLinesType })).toMatchObject({
    imported: 2,
    faults: [{ line: 3, reason: "is longer than 1000000 characters" }],
  })
})

test("a wrong type, a bad header and bytes that are no text are refused, and nothing is written", async () => {
  for (const type of ["application/json", "text/plain", "text/csv; charset=latin1", ""]) {
    const refused = await sendFile(app, "title,description\nA,B\n", { type })
    expect([type, refused.status]).toEqual([type, 415])
  }
  const headless = await sendFile(app, "title|description\nA|B\n")
  expect(headless.status).toBe(400)
  expect(await refusalOf(headless)).toMatch(/names no column title.*separated by commas/)
  const double = await sendFile(app, "title,description,Title\nA,B,C\n")
  expect(await refusalOf(double)).toContain("title twice")
  expect((await sendFile(app, "")).status).toBe(400)
  const latin = await sendFile(app, Buffer.from("title,description\nGr\xf6\xdfe,B\n", "latin1"))
  expect(await refusalOf(latin)).toContain("UTF-8")
  expect((await sendFile(app, "title,description\nA,B\n", { query: "?name=a/b" })).status).toBe(400)
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
  expect(await importFile(app, slow, { type: jsonLinesType })).toMatchObject({ imported: 12 })
}, 30_000)

test("figures and search know what was imported", async () => {
  await importFile(app, "title,description,category,priority\nZebra,stripes,billing,low\n")
  expect(await app.api.call("getStats", {})).toMatchObject({ total_tickets: 1 })
  expect(await app.api.call("listTickets", { query: { search: "zebra" } })).toHaveLength(1)
})
