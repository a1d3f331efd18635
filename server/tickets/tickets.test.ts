import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { sql } from "kysely"
import { z } from "zod"
import { ticketSchema } from "../../contract/tickets.ts"
import { startApp, type TestApp } from "../../tests/support/app.ts"

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())
beforeEach(() => app.db.deleteFrom("ticket").execute())

const titles = async (query: string) => {
  const response = await app.send(`/api/tickets/${query}`)
  const tickets = z.array(ticketSchema).parse(await response.json())
  return tickets.map(({ title }) => title)
}

test("a created ticket is answered whole and stands on top of the list", async () => {
  await app.submitTicket({ title: "First" })
  const response = await app.send("/api/tickets", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      title: "  Refund for October \u200b",
      description: "I was charged twice.",
      category: "billing",
      priority: "high",
    }),
  })
  expect(response.status).toBe(201)
  const ticket = ticketSchema.parse(await response.json())
  expect(ticket).toMatchObject({
    id: expect.any(Number),
    title: "Refund for October",
    description: "I was charged twice.",
    category: "billing",
    priority: "high",
    status: "open",
    category_by: "person",
    priority_by: "person",
    version: 1,
  })
  expect(new Date(ticket.created_at).toISOString()).toBe(ticket.created_at)
  expect(await titles("")).toEqual(["Refund for October", "First"])
})

test("what is left out is filled by triage and marked so", async () => {
  const ticket = await app.submitTicket({
    title: "Refund",
    description: "Please refund the invoice, I was charged twice.",
    priority: "low",
  })
  expect(ticket).toMatchObject({
    category: "billing",
    category_by: "triage",
    priority: "low",
    priority_by: "person",
  })
})

test("id, version and times cannot be set, and unknown fields are ignored", async () => {
  const response = await app.send("/api/tickets/", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      id: 999_999,
      created_at: "2001-01-01T00:00:00Z",
      version: 7,
      nonsense: true,
      title: "A",
      description: "B",
      category: "general",
      priority: "low",
    }),
  })
  const ticket = ticketSchema.parse(await response.json())
  expect(ticket.id).not.toBe(999_999)
  expect(ticket.version).toBe(1)
  expect(new Date(ticket.created_at).getFullYear()).toBeGreaterThan(2001)
})

test("paths work with and without the trailing slash, without a redirect", async () => {
  const { id } = await app.submitTicket()
  for (const path of [
    "/api/tickets",
    "/api/tickets/",
    `/api/tickets/${id}`,
    `/api/tickets/${id}/`,
  ]) {
    const response = await app.send(path, { redirect: "manual" })
    expect([path, response.status]).toEqual([path, 200])
  }
})

test("filters combine with AND, and an empty one filters nothing", async () => {
  await app.submitTicket({ title: "a", category: "billing", priority: "high" })
  await app.submitTicket({ title: "b", category: "billing", priority: "low" })
  await app.submitTicket({ title: "c", category: "account", priority: "high", status: "closed" })
  expect(await titles("?category=billing")).toEqual(["b", "a"])
  expect(await titles("?category=billing&priority=high")).toEqual(["a"])
  expect(await titles("?status=closed")).toEqual(["c"])
  expect(await titles("?status=closed&category=billing")).toEqual([])
  expect(await titles("?category=&search=")).toEqual(["c", "b", "a"])
})

test("search finds every word anywhere in title or description, in any case", async () => {
  await app.submitTicket({ title: "Card declined", description: "At the checkout since Monday" })
  await app.submitTicket({ title: "Größe ändern", description: "100% sure_thing \\ back" })
  expect(await titles("?search=DECL check")).toEqual(["Card declined"])
  expect(await titles("?search=decl%20nothing")).toEqual([])
  expect(await titles(`?search=${encodeURIComponent('"the checkout"')}`)).toEqual(["Card declined"])
  expect(await titles(`?search=${encodeURIComponent('"checkout the"')}`)).toEqual([])
  expect(await titles("?search=gr%C3%96%C3%9Fe")).toEqual(["Größe ändern"])
})

test("percent, underscore and backslash are ordinary characters of a search", async () => {
  await app.submitTicket({ title: "100% sure_thing", description: "a \\ b" })
  await app.submitTicket({ title: "100 surely", description: "nothing" })
  for (const search of ["100%", "sure_t", "\\"]) {
    expect(await titles(`?search=${encodeURIComponent(search)}`)).toEqual(["100% sure_thing"])
  }
})

test("a phrase does not reach from the title into the description", async () => {
  await app.submitTicket({ title: "ends with alpha", description: "beta begins" })
  expect(await titles(`?search=${encodeURIComponent('"alpha beta"')}`)).toEqual([])
})

test("the Link header leads through all pages, each ticket once, newest first", async () => {
  for (let n = 1; n <= 7; n++) await app.submitTicket({ title: `t${n}`, category: "billing" })
  await sql`update ticket set created_at = '2026-01-01T00:00:00Z'`.execute(app.db)
  const seen: string[] = []
  let next: string | undefined = "/api/tickets/?category=billing&limit=3"
  let pages = 0
  while (next) {
    const response: Response = await app.send(next)
    const page = z.array(ticketSchema).parse(await response.json())
    seen.push(...page.map(({ title }) => title))
    next = /<([^>]+)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1]
    pages++
  }
  expect(seen).toEqual(["t7", "t6", "t5", "t4", "t3", "t2", "t1"])
  expect(pages).toBe(3)
})

test("a page holds 50 tickets unless told", async () => {
  await sql`insert into ticket (title, description, category, priority)
    select 't', 'd', 'general', 'low' from generate_series(1, 60)`.execute(app.db)
  expect(await titles("")).toHaveLength(50)
  expect(await titles("?limit=60")).toHaveLength(60)
})

test("a patch changes what it names and nothing else", async () => {
  const before = await app.submitTicket({ category: "billing", priority: "low" })
  const after = await app.api.call("changeTicket", {
    params: { id: before.id },
    body: { status: "in_progress", title: "New title" },
  })
  expect(after).toMatchObject({
    ...before,
    ...pick(after),
    status: "in_progress",
    title: "New title",
  })
  expect(after.version).toBe(2)
  expect(await app.api.call("getTicket", { params: { id: before.id } })).toEqual(after)
})
const pick = ({ version, updated_at }: { version: number; updated_at: string }) => ({
  version,
  updated_at,
})

test("a patch that changes nothing leaves no trace", async () => {
  const before = await app.submitTicket({ category: "billing", priority: "low" })
  const same = { params: { id: before.id }, body: { status: "open", category: "billing" } } as const
  expect(await app.api.call("changeTicket", same)).toEqual(before)
  expect(await app.api.call("changeTicket", { ...same, body: {} })).toEqual(before)
})

test("giving the suggested value confirms it, and the choice is kept beside the suggestion", async () => {
  const ticket = await app.submitTicket({ description: "I want a refund for my invoice." })
  const params = { id: ticket.id }
  const confirmed = await app.api.call("changeTicket", {
    params,
    body: { category: ticket.category },
  })
  expect(confirmed).toMatchObject({
    category: ticket.category,
    category_by: "person",
    priority_by: "triage",
  })
  const [suggestion] = await app.api.call("listSuggestions", { params })
  expect(suggestion).toMatchObject({ chosen_category: ticket.category, chosen_priority: null })
})

test("the history tells who changed what, newest first", async () => {
  const { id } = await app.submitTicket({ category: "billing", priority: "low" })
  await app.api.call("changeTicket", {
    params: { id },
    body: { status: "resolved", priority: "high" },
  })
  const history = await app.api.call("getHistory", { params: { id } })
  expect(history).toMatchObject([
    {
      version: 2,
      type: "changed",
      actor: "person",
      changes: [
        { field: "status", from: "open", to: "resolved" },
        { field: "priority", from: "low", to: "high", from_by: "person", to_by: "person" },
      ],
    },
    { version: 1, type: "created", actor: "person", changes: [] },
  ])
  const older = await app.api.call("getHistory", { params: { id }, query: { before_version: 2 } })
  expect(older.map(({ version }) => version)).toEqual([1])
})

test("undo puts back what a change replaced, its decider too", async () => {
  const before = await app.submitTicket({ description: "Refund my invoice." })
  const params = { id: before.id }
  const changed = await app.api.call("changeTicket", {
    params,
    body: { category: "general", status: "closed" },
  })
  const undone = await app.api.call("undoChange", { params, body: { version: changed.version } })
  expect(undone).toMatchObject({
    category: before.category,
    category_by: "triage",
    status: "open",
    version: 3,
  })
  const [suggestion] = await app.api.call("listSuggestions", { params })
  expect(suggestion?.chosen_category).toBeNull()
})

test("undo is refused when the field was changed again since, and changes nothing", async () => {
  const { id } = await app.submitTicket()
  const params = { id }
  const first = await app.api.call("changeTicket", { params, body: { status: "closed" } })
  const second = await app.api.call("changeTicket", { params, body: { status: "resolved" } })
  await expect(
    app.api.call("undoChange", { params, body: { version: first.version } }),
  ).rejects.toMatchObject({ status: 409 })
  expect(await app.api.call("getTicket", { params })).toEqual(second)
})

test("a change is refused when what it was based on has been changed since, and nothing is saved", async () => {
  const { id, version } = await app.submitTicket()
  const params = { id }
  const theirs = await app.api.call("changeTicket", { params, body: { description: "Theirs." } })
  const mine = { description: "Mine.", status: "closed", based_on: version } as const
  await expect(app.api.call("changeTicket", { params, body: mine })).rejects.toMatchObject({
    status: 409,
    message: `Another change of the description of ticket #${id} came first; nothing was saved.`,
  })
  expect(await app.api.call("getTicket", { params })).toEqual(theirs)
})

test("what another changed beside it does not stand in a change's way", async () => {
  const { id, version } = await app.submitTicket()
  const params = { id }
  await app.api.call("changeTicket", { params, body: { status: "closed" } })
  const body = { title: "Mine", based_on: version }
  expect(await app.api.call("changeTicket", { params, body })).toMatchObject({
    title: "Mine",
    status: "closed",
  })
})

test("two changes at once both count, each with its own version", async () => {
  const { id } = await app.submitTicket()
  await Promise.all([
    app.api.call("changeTicket", { params: { id }, body: { status: "closed" } }),
    app.api.call("changeTicket", { params: { id }, body: { title: "Other" } }),
  ])
  expect(await app.api.call("getTicket", { params: { id } })).toMatchObject({
    status: "closed",
    title: "Other",
    version: 3,
  })
})

test("a ticket that does not exist is 404 for reading, changing, its history and its suggestions", async () => {
  for (const [method, path] of [
    ["GET", "/api/tickets/424242/"],
    ["PATCH", "/api/tickets/424242/"],
    ["GET", "/api/tickets/424242/history/"],
    ["GET", "/api/tickets/424242/suggestions/"],
  ] as const) {
    const response = await app.send(path, {
      method,
      ...(method === "PATCH"
        ? {
            body: JSON.stringify({ status: "closed" }),
            headers: { "content-type": "application/json" },
          }
        : {}),
    })
    expect([path, response.status]).toEqual([path, 404])
    expect(response.headers.get("content-type")).toBe("application/problem+json")
  }
})
