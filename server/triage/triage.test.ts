import { sql } from "kysely"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { z } from "zod"
import { startApp, type TestApp } from "../../tests/support/app.ts"
import { startLlmFake } from "../../tests/support/llm-fake.ts"

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())
beforeEach(() => app.db.deleteFrom("ticket").execute())

const history = (id: number) => app.api.call("getHistory", { params: { id }, query: {} })

test("the queue of triage starts with what is urgent, and among equals with what is unsure", async () => {
  const rows = [
    ["low", "suggested"],
    ["critical", "suggested"],
    ["low", "unsure"],
    ["high", "applied"],
    ["critical", "unsure"],
  ]
  for (const [priority, certainty] of rows) {
    await sql`insert into ticket (title, description, category, priority, category_by, category_certainty)
      values (${`${priority} ${certainty}`}, 'text', 'general', ${priority}::priority, 'triage', ${certainty}::certainty)`.execute(
      app.db,
    )
  }
  // Drawn from what requesters chose, so the desk is asked although nothing of triage waits.
  await sql`
    with drawn as (
      insert into ticket (title, description, category, priority)
      values ('high drawn', 'text', 'general', 'high') returning id)
    insert into agreement_sample (ticket_id) select id from drawn`.execute(app.db)
  const first = await app.send("/api/triage/queue/?limit=3")
  const link = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1] ?? ""
  const rest = await app.send(link)
  const page = z.array(z.object({ title: z.string() }))
  const titles = [await first.json(), await rest.json()].flatMap((rows) =>
    page.parse(rows).map(({ title }) => title),
  )
  expect(titles).toEqual([
    "critical unsure",
    "critical suggested",
    "high drawn",
    "low unsure",
    "low suggested",
  ])
  expect(await app.api.call("listToTriage", { query: {} })).toHaveLength(5)
  expect(
    (await app.send("/api/triage/queue/?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).status,
  ).toBe(400)
})

test("a ticket drawn from requesters' choices waits until the desk has said all that was chosen", async () => {
  const chosen = { category: "billing", priority: "low" } as const
  const { id } = await app.submitTicket({ title: "Chosen by its requester", ...chosen })
  await sql`insert into agreement_sample (ticket_id) values (${id}) on conflict do nothing`.execute(
    app.db,
  )
  const isWaiting = async () =>
    (await app.api.call("listToTriage", { query: { limit: 200 } })).some((one) => one.id === id)
  const say = (body: { category?: "billing"; priority?: "high" }) =>
    app.api.call("changeTicket", { params: { id }, body })
  expect(await isWaiting()).toBe(true)
  const { version } = await say({ priority: "high" })
  expect(await isWaiting()).toBe(true)
  await say({ category: "billing" })
  expect(await isWaiting()).toBe(false)
  await app.api.call("undoChange", { params: { id }, body: { version } })
  expect(await isWaiting()).toBe(true)
})

test("a ticket drawn for an audit waits for a person whatever its status, and not behind all others", async () => {
  await sql`insert into ticket (title, description, category, priority, status, category_by, category_certainty)
    select case when n % 10 = 0 then 'drawn' else 'other' end, 'text', 'general', 'low', 'open', 'triage',
      (case when n % 10 = 0 then 'audit' else 'suggested' end)::certainty
    from generate_series(1, 80) n`.execute(app.db)
  const waiting = async () => app.api.call("listToTriage", { query: { limit: 100 } })
  const [first] = await waiting()
  expect(first?.title).toBe("drawn")
  const drawn = (await waiting()).filter(({ title }) => title === "drawn")
  expect(drawn).toHaveLength(8)
  for (const { id } of drawn) {
    await app.api.call("changeTicket", { params: { id }, body: { status: "resolved" } })
  }
  expect((await waiting()).filter(({ title }) => title === "drawn")).toHaveLength(8)
  expect(await app.api.call("countTickets", { query: { to_triage: "true" } })).toMatchObject({
    count: 80,
  })
  for (const { id, category } of drawn) {
    await app.api.call("changeTicket", { params: { id }, body: { category } })
  }
  expect(await waiting()).toHaveLength(72)
  expect(await app.api.call("countTickets", { query: { to_triage: "true" } })).toMatchObject({
    count: 72,
  })
})

test("the words that speak for a ticket's values are marked where they stand", async () => {
  const { id } = await app.submitTicket({
    title: "Refund",
    description: "Please give us a refund of the invoice.",
    category: "billing",
  })
  const { marks, category } = await app.api.call("explainTicket", { params: { id } })
  expect(category).toBe("billing")
  expect(marks).toContainEqual(
    expect.objectContaining({ field: "category", part: "title", start: 0, end: 6 }),
  )
  const [first] = marks
  expect(marks.every(({ weight }) => weight <= (first?.weight ?? 0))).toBe(true)
})

test("marks are few whole words for the suggested value, whatever was decided, and none is a mere filler", async () => {
  const { id } = await app.submitTicket({
    title: "Login doesn't work",
    description:
      "I can't log in since the update. It doesn't accept the password that you have sent for my account, and the invoices are in there.",
  })
  const [suggested] = await app.api.call("listSuggestions", { params: { id } })
  const other = suggested?.category === "billing" ? "general" : "billing"
  await app.api.call("changeTicket", { params: { id }, body: { category: other } })
  const { marks, category } = await app.api.call("explainTicket", { params: { id } })
  expect(category).toBe(suggested?.category)
  const ticket = await app.api.call("getTicket", { params: { id } })
  const words = marks.map(({ part, start, end }) => ticket[part].slice(start, end))
  for (const field of ["category", "priority"]) {
    expect(marks.filter((mark) => mark.field === field).length).toBeLessThanOrEqual(4)
  }
  expect(words).toContain("Login")
  for (const filler of ["I", "t", "the", "that", "you", "are", "in", "and", "my", "for", "doesn"]) {
    expect(words).not.toContain(filler)
  }
})

test("what triage filled stands in the history with its model", async () => {
  const { id } = await app.submitTicket()
  const [created] = await history(id)
  expect(created?.suggested_by).toMatchObject({ provider: "builtin", prompt_version: "none" })
  const chosen = await app.submitTicket({ category: "billing", priority: "low" })
  expect((await history(chosen.id))[0]?.suggested_by).toBeNull()
})

test("all that one model filled since a time is taken back, and what people decided stays", async () => {
  const since = new Date().toISOString()
  const [filled, decided] = [await app.submitTicket(), await app.submitTicket()]
  await app.api.call("changeTicket", {
    params: { id: decided.id },
    body: { category: decided.category, priority: decided.priority },
  })
  const { model } = await app.api.call("getTriageStatus", {})
  const work = { provider: "builtin", model, since }
  expect(await app.api.call("undoTriage", { body: work })).toEqual({ tickets: 1 })
  expect(await app.runJobs()).toEqual([`took back what ${model} had filled in 1 tickets`])
  expect(await app.api.call("getTicket", { params: { id: filled.id } })).toMatchObject({
    category: filled.category,
    category_certainty: "unsure",
    priority_certainty: "unsure",
    version: 2,
  })
  expect((await history(filled.id))[0]).toMatchObject({ type: "undone", suggested_by: { model } })
  expect(await app.api.call("getTicket", { params: { id: decided.id } })).toMatchObject({
    category_by: "person",
    version: 2,
  })
  expect(await app.api.call("undoTriage", { body: work })).toEqual({ tickets: 0 })
})

test("what came in lately is taken back, though its history tells of long ago", async () => {
  const since = new Date().toISOString()
  const { id } = await app.submitTicket()
  await sql`update ticket_event set at = '2020-01-01' where ticket_id = ${id}`.execute(app.db)
  const { model } = await app.api.call("getTriageStatus", {})
  const work = { provider: "builtin", model, since }
  expect(await app.api.call("undoTriage", { body: work })).toEqual({ tickets: 1 })
  await app.runJobs()
})

test("taking back one model leaves the value of another, and restores nothing that was taken back", async () => {
  const since = new Date().toISOString()
  const fake = await startLlmFake("openai")
  const own = await startApp({ llm: fake.settings() })
  try {
    const refined = async () => {
      const created = await own.submitTicket()
      const category = created.category === "billing" ? "technical" : "billing"
      fake.answer({ category })
      await own.runJobs()
      return { created, id: created.id, category }
    }
    const read = (id: number) => own.api.call("getTicket", { params: { id } })
    const { model, builtin_model } = await own.api.call("getTriageStatus", {})
    const takeBack = async (work: { provider: string; model: string }) => {
      await own.api.call("undoTriage", { body: { ...work, since } })
      await own.runJobs()
    }
    const [builtin, llm] = [
      { provider: "builtin", model: builtin_model },
      { provider: "openai", model },
    ]

    const first = await refined()
    const filled = await read(first.id)
    expect(filled.category).toBe(first.category)
    await takeBack(builtin)
    const { category_certainty } = filled
    expect(await read(first.id)).toMatchObject({ category: first.category, category_certainty })
    await takeBack(llm)
    expect(await read(first.id)).toMatchObject({
      category: first.category,
      category_certainty: "unsure",
    })

    const second = await refined()
    await takeBack(llm)
    const { category, category_certainty: certainty } = second.created
    expect(await read(second.id)).toMatchObject({ category, category_certainty: certainty })

    const third = await refined()
    const { version } = await read(third.id)
    await own.api.call("undoChange", { params: { id: third.id }, body: { version } })
    await takeBack(builtin)
    expect(await read(third.id)).toMatchObject({
      category: third.created.category,
      category_certainty: "unsure",
    })
  } finally {
    await own.close()
    await fake.close()
  }
})

test("triage says that it does not know a language, and is sure of nothing in it", async () => {
  const description = "Nem tudok bejelentkezni a fiókomba, a jelszó nem működik tegnap óta."
  expect(await app.api.call("classifyText", { body: { description } })).toMatchObject({
    abstains: "unknown_language",
    certainty: { category: "unsure", priority: "unsure" },
  })
  expect(await app.submitTicket({ title: "Segítség", description })).toMatchObject({
    category_certainty: "unsure",
    priority_certainty: "unsure",
  })
})
