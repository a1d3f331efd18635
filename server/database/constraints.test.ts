import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { trimInvisible } from "../../contract/text.ts"
import { categories, deciders, priorities, statuses } from "../../contract/vocabulary.ts"
import { startApp, type TestApp } from "../../tests/support/app.ts"

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

type Row = Record<string, unknown>

async function insert(table: string, row: Row): Promise<number> {
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)))
  const values = sql.join(Object.values(row))
  const { rows } = await sql<{ id: number }>`
    insert into ${sql.table(table)} (${columns}) values (${values}) returning id`.execute(app.db)
  return rows[0]?.id ?? 0
}

const ticket = { title: "t", description: "d", category: "general", priority: "low" }
const insertTicket = (row: Row) => insert("ticket", { ...ticket, ...row })
const without = (row: Row, name: string): Row =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key !== name))

// SQLSTATE of the refusals: https://www.postgresql.org/docs/current/errcodes-appendix.html
const tooLong = { code: "22001" }
const unknownValue = { code: "22P02" }
const missing = { code: "23502" }
const notUnique = { code: "23505" }
const dangling = { code: "23503" }
const check = (constraint: string) => ({ code: "23514", constraint })

test("the enums hold exactly the values of the contract", async () => {
  const { rows } = await sql<{ name: string; labels: string[] }>`
    select typname as name, array_agg(enumlabel::text order by enumsortorder) as labels
    from pg_enum join pg_type on pg_type.oid = enumtypid
    where typname in ('category', 'priority', 'status', 'decider') group by 1`.execute(app.db)
  expect(Object.fromEntries(rows.map(({ name, labels }) => [name, labels]))).toEqual({
    category: categories,
    priority: priorities,
    status: statuses,
    decider: deciders,
  })
})

test("a title holds 200 characters as people count, and not one more", async () => {
  await insertTicket({ title: "😀".repeat(200) })
  await expect(insertTicket({ title: "a".repeat(201) })).rejects.toMatchObject(tooLong)
})

test("title and description cannot be blank", async () => {
  for (const blank of ["", " ", "\t\n", "\u00a0\u200b\u3000", "\ufeff"]) {
    await expect(insertTicket({ title: blank })).rejects.toMatchObject(
      check("ticket_title_not_blank"),
    )
    await expect(insertTicket({ description: blank })).rejects.toMatchObject(
      check("ticket_description_not_blank"),
    )
  }
})

test("database and contract agree on every character that nobody can see", async () => {
  const { rows } = await sql<{ code: number }>`
    select code from generate_series(1, 65535) as code
    where code not between 55296 and 57343 and visible_text(chr(code)) = ''`.execute(app.db)
  const codes = Array.from({ length: 0xffff }, (_, index) => index + 1)
  const invisible = codes.filter((code) => trimInvisible(String.fromCharCode(code)) === "")
  expect(rows.map(({ code }) => code)).toEqual(invisible)
  expect(invisible.length).toBeGreaterThan(30)
})

test("all that JavaScript and Unicode call white space counts as invisible", () => {
  const codes = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code))
  const spaces = codes.filter((character) => /[\s\p{White_Space}]/u.test(character))
  expect(spaces.filter((character) => trimInvisible(character) !== "")).toEqual([])
})

test("no column of a ticket can be null, and only those with a default can be left out", async () => {
  for (const name of Object.keys(ticket)) {
    await expect(insert("ticket", without(ticket, name))).rejects.toMatchObject(missing)
    await expect(insertTicket({ [name]: null })).rejects.toMatchObject(missing)
  }
  const kept = ["status", "category_by", "priority_by", "version", "created_at", "updated_at"]
  for (const name of kept) {
    await expect(insertTicket({ [name]: null })).rejects.toMatchObject(missing)
  }
  const id = await insertTicket({})
  const [row] = await app.db.selectFrom("ticket").selectAll().where("id", "=", id).execute()
  expect(row).toMatchObject({
    status: "open",
    category_by: "person",
    priority_by: "person",
    version: 1,
    created_at: expect.any(Date),
  })
})

test("a value outside the closed lists is refused", async () => {
  for (const name of ["category", "priority", "status", "category_by", "priority_by"]) {
    for (const value of ["nonsense", "", "Open"]) {
      await expect(insertTicket({ [name]: value })).rejects.toMatchObject(unknownValue)
    }
  }
})

test("an id cannot be chosen, and is not given twice", async () => {
  await expect(insertTicket({ id: 999_999 })).rejects.toMatchObject({ code: "428C9" })
  const id = await insertTicket({})
  await sql`delete from ticket where id = ${id}`.execute(app.db)
  expect(await insertTicket({})).toBeGreaterThan(id)
})

test("a version counts from 1", async () => {
  await expect(insertTicket({ version: 0 })).rejects.toMatchObject(check("ticket_version_positive"))
})

const answer = {
  text_hash: Buffer.alloc(32),
  category: "general",
  priority: "low",
  category_confidence: 0.5,
  priority_confidence: 0.5,
  provider: "builtin",
  model: "m",
  prompt_version: "p",
  latency_ms: 1,
}
const noAnswer = {
  category: null,
  priority: null,
  category_confidence: null,
  priority_confidence: null,
}
const insertSuggestion = (row: Row) => insert("suggestion", { ...answer, ...row })

test("a suggestion is a whole answer or a failure, never both or half", async () => {
  await insertSuggestion({})
  await insertSuggestion({ ...noAnswer, failure: "timeout" })
  const neither = check("suggestion_answer_or_failure")
  await expect(insertSuggestion({ failure: "timeout" })).rejects.toMatchObject(neither)
  await expect(insertSuggestion(noAnswer)).rejects.toMatchObject(neither)
  for (const name of Object.keys(noAnswer)) {
    await expect(insertSuggestion({ [name]: null })).rejects.toMatchObject(neither)
  }
})

test("a confidence lies between 0 and 1", async () => {
  for (const value of [-0.01, 1.01, "NaN", "Infinity"]) {
    for (const name of ["category_confidence", "priority_confidence"]) {
      await expect(insertSuggestion({ [name]: value })).rejects.toMatchObject(
        check(`suggestion_${name}`),
      )
    }
  }
})

test("a version of a ticket has one event, an event a ticket that exists, and they go together", async () => {
  const id = await insertTicket({})
  const event = { ticket_id: id, version: 1, type: "created", actor: "person" }
  await insert("ticket_event", event)
  await expect(insert("ticket_event", event)).rejects.toMatchObject(notUnique)
  const orphan = { ...event, ticket_id: 2 ** 40 }
  await expect(insert("ticket_event", orphan)).rejects.toMatchObject(dangling)
  await expect(insertSuggestion({ ticket_id: 2 ** 40 })).rejects.toMatchObject(dangling)
  await sql`delete from ticket where id = ${id}`.execute(app.db)
  const left = await app.db
    .selectFrom("ticket_event")
    .select("id")
    .where("ticket_id", "=", id)
    .execute()
  expect(left).toEqual([])
})

test("an event knows its transaction, its actor and its kind", async () => {
  const ticket_id = await insertTicket({})
  const event = { ticket_id, version: 1, type: "created", actor: "person" }
  for (const name of Object.keys(event)) {
    await expect(insert("ticket_event", without(event, name))).rejects.toMatchObject(missing)
  }
  await expect(insert("ticket_event", { ...event, xid: null })).rejects.toMatchObject(missing)
  await expect(insert("ticket_event", { ...event, actor: "x" })).rejects.toMatchObject(unknownValue)
  await expect(insert("ticket_event", { ...event, type: "x" })).rejects.toMatchObject(unknownValue)
})
