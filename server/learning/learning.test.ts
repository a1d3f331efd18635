import { afterEach, beforeEach, expect, test } from "vitest"
import { sql } from "kysely"
import { startApp, type TestApp } from "../../tests/support/app.ts"
import { ownWords } from "../../tests/support/own-words.ts"

// A desk of its own for each test: a running one still knows what it learned from tickets that are gone.
let app: TestApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.close())

const labels = () => app.db.selectFrom("label").selectAll().execute()

test("a value that triage filled and nobody looked at is no label", async () => {
  await app.submitTicket()
  expect(await labels()).toEqual([])
})

test("the desk's word is the label, and what the requester chose stays beside it", async () => {
  const { id } = await app.submitTicket({ category: "billing" })
  expect(await labels()).toMatchObject([
    { category: "billing", requester_category: "billing", category_kind: "chosen" },
  ])
  const changed = await app.api.call("changeTicket", {
    params: { id },
    body: { category: "account" },
  })
  expect(await labels()).toMatchObject([
    { category: "account", requester_category: "billing", desk_category: "account" },
  ])
  await app.api.call("undoChange", { params: { id }, body: { version: changed.version } })
  expect(await labels()).toMatchObject([
    { category: "billing", requester_category: "billing", desk_category: null },
  ])
})

test("a value of the requester that the desk repeats is the desk's word too, and said once", async () => {
  const before = await app.submitTicket({ category: "billing", priority: "low" })
  const confirm = { params: { id: before.id }, body: { category: "billing" } } as const
  expect(await app.api.call("changeTicket", confirm)).toEqual(before)
  const confirmed = await labels()
  expect(confirmed).toMatchObject([
    { requester_category: "billing", desk_category: "billing", desk_priority: null },
  ])
  await app.api.call("changeTicket", confirm)
  expect(await labels()).toEqual(confirmed)
})

test("accepting and overriding are told apart, and both undo", async () => {
  const { id, category, priority } = await app.submitTicket()
  const accepted = await app.api.call("changeTicket", { params: { id }, body: { category } })
  expect(await labels()).toMatchObject([{ category, category_kind: "accepted", priority: null }])
  const other = priority === "low" ? "high" : "low"
  await app.api.call("changeTicket", { params: { id }, body: { priority: other } })
  expect(await labels()).toMatchObject([
    { priority: other, priority_kind: "overridden", category_kind: "accepted" },
  ])
  expect(accepted.category_by).toBe("person")
})

const refunds = "Please refund my invoice, we were charged twice"
const names = Array.from(
  { length: 50 },
  (_, at) => `${"ABCDEFGHIJ"[at % 10]}${"aeiou"[at % 5]}l${"aeiou"[Math.floor(at / 10)]}`,
)
// Another text each time: the same text asked again shortly gets the same answer.
let asked = 0
const categoryOfRefund = async () => {
  const description = `${refunds} ${++asked}`
  const found = await app.api.call("classifyText", { body: { description } })
  return [found.suggested_category, found.confidence.category] as const
}

test("fifty near-copies by one requester weigh as one, and do not bend the model", async () => {
  const [before, sure] = await categoryOfRefund()
  expect(before).toBe("billing")
  for (const name of names) {
    await app.submitTicket({
      title: `Refund for ${name}`,
      description: `${refunds}, ${name}`,
      category: "general",
    })
  }
  await app.api.call("trainTriage", {})
  await app.runJobs()
  expect(new Set((await labels()).map(({ text_key }) => text_key.toString("hex"))).size).toBe(1)
  expect((await app.api.call("trainTriage", {})).labels).toBe(1)
  await app.runJobs()
  const [after, stillSure] = await categoryOfRefund()
  expect(after).toBe("billing")
  expect(stillSure).toBeGreaterThan(sure - 0.1)
})

test("the desk's word outweighs whatever requesters said of near-copies, before and after it", async () => {
  const submit = (name: string) =>
    app.submitTicket({
      title: "Flumox",
      description: `The flumox of our house stands still again, ${name}`,
      category: "general",
    })
  const [first] = [await submit("Anna"), await submit("Bob")]
  await app.api.call("changeTicket", { params: { id: first.id }, body: { category: "technical" } })
  await submit("Carla")
  await app.api.call("trainTriage", {})
  await app.runJobs()
  const { rows } = await sql`select ticket_id::int, category from label_counted`.execute(app.db)
  expect(rows).toEqual([{ ticket_id: first.id, category: "technical" }])
})

test("a label follows the text of its ticket when that changes, and when the change is undone", async () => {
  const ticket = await app.submitTicket({
    title: "Invoice",
    description: "The invoice is wrong",
    category: "billing",
  })
  await app.submitTicket({
    title: "Printer",
    description: "The printer prints nothing",
    category: "technical",
  })
  const texts = async () =>
    new Set((await labels()).map(({ text_key }) => text_key.toString("hex"))).size
  expect(await texts()).toBe(2)
  const changed = await app.api.call("changeTicket", {
    params: { id: ticket.id },
    body: { title: "Printer", description: "The printer prints nothing" },
  })
  expect(await texts()).toBe(1)
  await app.api.call("undoChange", {
    params: { id: ticket.id },
    body: { version: changed.version },
  })
  expect(await texts()).toBe(2)
})

const teach = async (n: number) => {
  for (let at = 0; at < n; at++) {
    const isPet = at % 2 === 0
    const { id } = await app.submitTicket({
      title: isPet ? "Zorblax" : "Quimby",
      description: `${isPet ? "The zorblax is here" : "A quimby was seen"}: ${ownWords(at)}`,
    })
    await app.api.call("changeTicket", {
      params: { id },
      body: { category: isPet ? "account" : "billing", priority: isPet ? "high" : "low" },
    })
  }
}

test("a desk's own words are learned, versioned, and rolled back with one call", async () => {
  await teach(60)
  expect(await app.runJobs()).toEqual([])
  await app.api.call("trainTriage", {})
  expect(await app.runJobs()).toEqual(["starter-3+1 answers, after 60 labels"])
  const models = await app.api.call("listTriageModels", {})
  expect(models.map(({ name, is_active }) => [name, is_active])).toEqual([
    ["starter-3+1", true],
    ["starter-3", false],
  ])
  expect(models[0]?.category?.accuracy.value).toBeGreaterThan(0.9)
  const found = await app.api.call("classifyText", { body: { description: "zorblax again" } })
  expect(found).toMatchObject({ suggested_category: "account" })
  await app.api.call("activateTriageModel", { body: { id: null } })
  const back = await app.api.call("classifyText", {
    body: { description: "zorblax again and again" },
  })
  expect(back.model).toBe("starter-3")
})

test("a correction is learned within seconds, by a server that did not hear it too", async () => {
  const other = await startApp({ beside: app })
  // Another text each time: the same text asked again shortly gets the same answer.
  let asked = 0
  const ask = async () => {
    const description = `The wobblefrotz is here ${++asked}`
    const found = await other.api.call("classifyText", { body: { description } })
    return found.suggested_category
  }
  expect(await ask()).not.toBe("account")
  const { id } = await app.submitTicket({ title: "Wobblefrotz", description: "A wobblefrotz" })
  await app.api.call("changeTicket", { params: { id }, body: { category: "account" } })
  await expect.poll(ask, { timeout: 10_000 }).toBe("account")
  await other.close()
})

test("a text that was decided on twenty thousand times keeps no server from starting or learning", async () => {
  await sql`
    with alert as (
      insert into ticket (title, description, category, priority)
      select 'Disk full', 'The disk of the gloopnik is full.', 'account', 'low' from generate_series(1, 20000)
      returning id)
    insert into label (ticket_id, text_key, desk_category, category_kind)
    select id, 'disk full', 'account', 'chosen' from alert`.execute(app.db)
  await sql`analyze label, ticket`.execute(app.db)
  const other = await startApp({ beside: app })
  const description = "The gloopnik is full"
  const found = await other.api.call("classifyText", { body: { description } })
  expect(found.suggested_category).toBe("account")
  await other.close()
}, 60_000)

test("a deleted ticket takes its label with it, and the next training forgets it", async () => {
  await teach(60)
  await app.api.call("trainTriage", {})
  await app.runJobs()
  const learned = await app.api.call("classifyText", { body: { description: "zorblax again" } })
  expect(learned.suggested_category).toBe("account")
  await app.db.deleteFrom("ticket").where("title", "like", "Zorblax%").execute()
  expect(await labels()).toHaveLength(30)
  await app.api.call("trainTriage", {})
  expect(await app.runJobs()).toEqual(["starter-3+2 answers, after 30 labels"])
  const { id } = await app.submitTicket({ title: "Zorblax", description: "Zorblax zorblax" })
  const { marks } = await app.api.call("explainTicket", { params: { id } })
  expect(marks).toEqual([])
})
