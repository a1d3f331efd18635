import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../../tests/support/app.ts"
import { startLlmFake, type LlmFake } from "../../tests/support/llm-fake.ts"

let app: TestApp
let first: LlmFake
let second: LlmFake
beforeAll(async () => {
  first = await startLlmFake("openai")
  second = await startLlmFake("anthropic")
  first.answer({ category: "billing", priority: "low" })
  second.answer({ category: "account", priority: "critical", reason: "A shadow spoke." })
  app = await startApp({ llm: first.settings(), shadow: second.settings() })
})
afterAll(async () => {
  await app.close()
  await first.close()
  await second.close()
})

const scores = async () => (await app.api.call("getQuality", { query: {} })).providers

test("a shadow answers beside the first model, and is only scored", async () => {
  const { id } = await app.submitTicket()
  await app.runJobs()
  expect(second.received).toHaveLength(1)
  expect(await app.api.call("getTicket", { params: { id } })).toMatchObject({
    category: "billing",
    priority: "low",
  })
  const suggestions = await app.api.call("listSuggestions", { params: { id } })
  expect(JSON.stringify(suggestions)).not.toContain("A shadow spoke.")
  const history = await app.send(`/api/tickets/${id}/history/`)
  expect(await history.text()).not.toContain(second.settings().model)
  expect(await scores()).toContainEqual(
    expect.objectContaining({ provider: "anthropic", is_shadow: true, answers: 1 }),
  )
})

test("a ticket takes over no answer that a shadow or another ticket got, and an edited draft its own", async () => {
  const other = await app.submitTicket({ title: "Other", description: "A charge is wrong." })
  await app.runJobs()
  const answers = await app.db.selectFrom("suggestion").selectAll().execute()
  const ofShadow = answers.find(({ is_shadow, provider }) => is_shadow && provider === "anthropic")
  const ofOther = answers.find(
    ({ ticket_id, provider }) => ticket_id === other.id && provider === "openai",
  )
  const suggested = await app.api.call("classifyText", { body: { description: "A bill." } })
  const drafted = suggested.suggestion_id
  const tiedTo = async (
    suggestion_id: number | undefined,
    text = { title: "My", description: "A bill!" },
  ) => {
    const { id } = await app.submitTicket({ ...text, suggestion_id })
    const rows = await app.api.call("listSuggestions", { params: { id } })
    return rows.map(({ provider }) => provider)
  }
  expect(await tiedTo(ofShadow?.id)).toEqual(["builtin"])
  expect(await tiedTo(ofOther?.id)).toEqual(["builtin"])
  expect(await tiedTo(drafted)).toEqual(["openai"])
  expect(await tiedTo(ofOther?.id, { title: "Other", description: "A charge is wrong." })).toEqual([
    "openai",
  ])
})

test("a job that is worked on twice fills nothing again that a person undid", async () => {
  const { id, version } = await app.submitTicket({ description: "Nothing in particular." })
  await app.runJobs()
  await app.api.call("undoChange", { params: { id }, body: { version: version + 1 } })
  const before = await app.api.call("getTicket", { params: { id } })
  await sql`update pgboss.job set state = 'retry', completed_on = null where name = 'triage.refine'
    and data->>'ticketId' = ${String(id)}`.execute(app.db)
  expect(await app.runJobs()).toEqual(["nothing to change"])
  expect(await app.api.call("getTicket", { params: { id } })).toEqual(before)
})

test("the form is never answered by a shadow", async () => {
  second.received.length = 0
  const suggested = await app.api.call("classifyText", { body: { description: "A question." } })
  expect(suggested).toMatchObject({ suggested_category: "billing", provider: "openai" })
  expect(second.received).toEqual([])
})

test("a shadow that fails leaves the ticket as it is, and counts as a shadow's failure", async () => {
  second.behave("refuses")
  const { id } = await app.submitTicket()
  await app.runJobs().catch(() => {})
  expect(await app.api.call("getTicket", { params: { id } })).toMatchObject({ category: "billing" })
  expect(await scores()).toContainEqual(
    expect.objectContaining({ provider: "anthropic", is_shadow: true, failures: 1 }),
  )
  await sql`update pgboss.job set state = 'retry', start_after = now() where name = 'triage.shadow'
    and data->>'ticketId' = ${String(id)}`.execute(app.db)
  await app.runJobs().catch(() => {})
  const answers = await app.db
    .selectFrom("suggestion")
    .select(["provider", "failure"])
    .where("ticket_id", "=", id)
    .where("is_shadow", "=", true)
    .orderBy("id")
    .execute()
  expect(answers).toEqual([
    { provider: "builtin", failure: null },
    { provider: "anthropic", failure: "refused" },
    { provider: "anthropic", failure: "refused" },
  ])
})
