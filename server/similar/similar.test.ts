import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { startApp, type TestApp } from "../../tests/support/app.ts"
import { expectRefusal, jsonRequest } from "../../tests/support/refusals.ts"

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.db.deleteFrom("ticket").execute()
})

const submit = (title: string, description = "Please help.") =>
  app.submitTicket({ title, description, category: "billing", priority: "low" })

const similarTo = (id: number) => app.api.call("listSimilarTickets", { params: { id } })
const mark = (id: number, duplicate_of: number | null) =>
  app.api.call("markDuplicate", { params: { id }, body: { duplicate_of } })
const historyOf = (id: number) => app.api.call("getHistory", { params: { id }, query: {} })
const refuseMark = (id: number, duplicate_of: unknown) =>
  expectRefusal(
    app,
    `/api/tickets/${id}/duplicate/`,
    jsonRequest("POST", JSON.stringify({ duplicate_of })),
  )

test("a ticket finds the one that tells the same, with the words that say so", async () => {
  const first = await submit("Printer E-4410 jams", "The tray of the laser printer is stuck.")
  await submit("Refund for October", "I was charged twice.")
  const second = await submit("Laser printers jammed", "Stuck again, code E-4410.")
  const [found, ...others] = await similarTo(second.id)
  expect(others.map(({ id }) => id)).toEqual([])
  expect(found).toMatchObject({
    id: first.id,
    title: first.title,
    status: "open",
    category: "billing",
    category_by: "person",
    priority: "low",
    priority_by: "person",
    created_at: first.created_at,
    duplicate_of: null,
  })
  expect(found?.evidence).toEqual(expect.arrayContaining(["4410", "Printer", "stuck"]))
  expect(found?.similarity).toBeGreaterThan(0.2)
})

test("the five most similar are found while a text is written, and nothing of it is kept", async () => {
  const tickets = []
  for (let n = 1; n <= 7; n++) tickets.push(await submit(`Invoice Zorblax${" again".repeat(n)}`))
  const body = { title: "", description: "zorblax invoice" }
  const found = await app.api.call("findSimilarTickets", { body })
  expect(found).toHaveLength(5)
  expect(found[0]?.id).toBe(tickets[0]?.id)
  const rated = found.map(({ similarity }) => similarity)
  expect(rated).toEqual(rated.toSorted((a, b) => b - a))
  expect(await app.api.call("findSimilarTickets", { body: {} })).toEqual([])
  expect(await app.api.call("findSimilarTickets", { body: { title: "' | !:* \\ & ()" } })).toEqual(
    [],
  )
})

test("tickets that share no word but those of every sentence are not similar", async () => {
  await submit("Where are the reports from your shop", "I think that they are in the other place.")
  const { id } = await submit(
    "Your app and the colours",
    "They are from another time, that I know.",
  )
  expect(await similarTo(id)).toEqual([])
})

test("words of any script, of addresses and of paths are found as they are written", async () => {
  const text = "Überweisungen fehlen “sofort”, см. квитанции /var/log/kestrel.err ole@example.org"
  const { id } = await submit("Meldung", text)
  for (const title of ["überweisung", "SOFORT", "квитанциями", "kestrel", "ole"]) {
    const found = await app.api.call("findSimilarTickets", { body: { title } })
    expect([title, found.map((one) => one.id)]).toEqual([title, [id]])
  }
})

test("a text of a megabyte is stored and compared like any other", async () => {
  const words = Array.from({ length: 60_000 }, (_, n) => `word${n}`).join(" ")
  const { id } = await submit("Quokka export", words)
  const long = await submit("Quokka", "x".repeat(900_000))
  expect((await similarTo(long.id)).map((one) => one.id)).toEqual([id])
})

test("marking a duplicate links two tickets, tells both histories, and moves nothing else", async () => {
  const original = await submit("Printer jams")
  const copy = await submit("Printer jams again")
  const marked = await mark(copy.id, original.id)
  expect(marked).toEqual({
    ...copy,
    duplicate_of: original.id,
    version: 2,
    updated_at: marked.updated_at,
  })
  const duplicates = await app.api.call("listDuplicates", { params: { id: original.id } })
  expect(duplicates).toEqual([marked])
  expect((await historyOf(copy.id))[0]?.changes).toEqual([
    { field: "duplicate_of", from: "", to: String(original.id) },
  ])
  expect((await historyOf(original.id))[0]?.changes).toEqual([
    { field: "duplicates", from: "", to: String(copy.id) },
  ])
  // What is linked already is not offered once more.
  expect(await similarTo(original.id)).toEqual([])
  expect(await similarTo(copy.id)).toEqual([])
  const third = await submit("Printer jams a third time")
  expect((await similarTo(third.id)).find(({ id }) => id === copy.id)).toMatchObject({
    duplicate_of: original.id,
  })
  expect(await mark(copy.id, original.id)).toEqual(marked)
})

test("a mark is taken back by marking none or by undoing it, and both histories say so", async () => {
  const original = await submit("Printer jams")
  const { id } = await submit("Printer jams again")
  const { version } = await mark(id, original.id)
  await app.api.call("undoChange", { params: { id }, body: { version } })
  expect((await historyOf(original.id))[0]).toMatchObject({
    type: "undone",
    changes: [{ field: "duplicates", from: String(id), to: "" }],
  })
  await mark(id, original.id)
  expect(await mark(id, null)).toMatchObject({ duplicate_of: null })
  const duplicates = { params: { id: original.id } }
  expect(await app.api.call("listDuplicates", duplicates)).toEqual([])
})

test("a mark is undone where it stands, not on the original", async () => {
  const original = await submit("Printer jams")
  const { id } = await submit("Printer jams again")
  await mark(id, original.id)
  const path = `/api/tickets/${original.id}/undo/`
  const undo = { ...jsonRequest("POST", JSON.stringify({ version: 2 })), status: 409 }
  expect((await expectRefusal(app, path, undo)).detail).toContain(`#${id}`)
})

test("a mark that would make a chain or a circle is refused with what would be right", async () => {
  const [a, b, c] = [await submit("One"), await submit("Two"), await submit("Three")]
  await mark(b.id, a.id)
  expect((await refuseMark(c.id, b.id)).errors).toEqual({
    duplicate_of: [`must not be a duplicate itself: #${b.id} is one of #${a.id}, so name #${a.id}`],
  })
  const refused = await refuseMark(a.id, c.id)
  expect(refused.errors?.["duplicate_of"]?.[0]).toContain(`#${b.id}`)
  expect((await refuseMark(c.id, c.id)).errors).toEqual({
    duplicate_of: ["must be another ticket"],
  })
  expect((await refuseMark(c.id, 999)).errors).toEqual({
    duplicate_of: ["must be a ticket that exists; 999 does not"],
  })
  for (const bad of [undefined, "1", 0, 1.5]) {
    expect(Object.keys((await refuseMark(c.id, bad)).errors ?? {})).toEqual(["duplicate_of"])
  }
})

test("undoing an undone mark is refused when it would make a chain by now", async () => {
  const [a, b, c] = [await submit("One"), await submit("Two"), await submit("Three")]
  await mark(b.id, a.id)
  const { version } = await mark(b.id, null)
  await mark(a.id, c.id)
  const undo = jsonRequest("POST", JSON.stringify({ version }))
  const { errors } = await expectRefusal(app, `/api/tickets/${b.id}/undo/`, undo)
  expect(Object.keys(errors ?? {})).toEqual(["duplicate_of"])
})

test("the database itself refuses chains, and deleting an original frees its duplicates", async () => {
  const [a, b, c] = [await submit("One"), await submit("Two"), await submit("Three")]
  const set = (id: number, duplicate_of: number) =>
    app.db.updateTable("ticket").set({ duplicate_of }).where("id", "=", id).execute()
  await set(b.id, a.id)
  await expect(set(c.id, b.id)).rejects.toThrow("chain of duplicates")
  await expect(set(a.id, c.id)).rejects.toThrow("chain of duplicates")
  await expect(set(c.id, c.id)).rejects.toThrow("ticket_no_duplicate_of_itself")
  await app.db.deleteFrom("ticket").where("id", "=", a.id).execute()
  expect(await app.api.call("getTicket", { params: { id: b.id } })).toMatchObject({
    duplicate_of: null,
  })
})

test("a ticket that does not exist has neither similar tickets nor duplicates", async () => {
  for (const path of ["/api/tickets/77/similar/", "/api/tickets/77/duplicates/"]) {
    await expectRefusal(app, path, { status: 404 })
  }
  const body = jsonRequest("POST", JSON.stringify({ duplicate_of: null }))
  await expectRefusal(app, "/api/tickets/77/duplicate/", { ...body, status: 404 })
})
