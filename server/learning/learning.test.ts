import { afterEach, beforeEach, expect, test } from "vitest"
import { sql } from "kysely"
import { startApp, type TestApp } from "../../tests/support/app.ts"

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
  expect(await labels()).toMatchObject([{ category: "billing", requester_category: "billing" }])
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

const teach = async (n: number) => {
  for (let at = 0; at < n; at++) {
    const isPet = at % 2 === 0
    const { id } = await app.submitTicket({
      title: `${isPet ? "Zorblax" : "Quimby"} number ${"abcdefghijklmnopqrstuvwxyz"[at % 26]}${"abcdefghijklmnopqrstuvwxyz"[Math.floor(at / 26)]}`,
      description: isPet ? `The zorblax is here ${at % 7}` : `A quimby was seen ${at % 5}`,
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
  expect(await app.runJobs()).toEqual(["starter-2+1 answers, after 60 labels"])
  const models = await app.api.call("listTriageModels", {})
  expect(models.map(({ name, is_active }) => [name, is_active])).toEqual([
    ["starter-2+1", true],
    ["starter-2", false],
  ])
  expect(models[0]?.category?.accuracy.value).toBeGreaterThan(0.9)
  const found = await app.api.call("classifyText", { body: { description: "zorblax again" } })
  expect(found).toMatchObject({ suggested_category: "account" })
  await app.api.call("activateTriageModel", { body: { id: null } })
  const back = await app.api.call("classifyText", {
    body: { description: "zorblax again and again" },
  })
  expect(back.model).toBe("starter-2")
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
  expect(await app.runJobs()).toEqual(["starter-2+2 answers, after 30 labels"])
  const { id } = await app.submitTicket({ title: "Zorblax", description: "Zorblax zorblax" })
  const { marks } = await app.api.call("explainTicket", { params: { id } })
  expect(marks).toEqual([])
})
