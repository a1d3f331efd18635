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
})
