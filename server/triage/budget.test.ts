import { sql } from "kysely"
import { afterEach, beforeEach, expect, test } from "vitest"
import { startApp, type TestApp } from "../../tests/support/app.ts"
import { startLlmFake, type LlmFake } from "../../tests/support/llm-fake.ts"

let fake: LlmFake
let app: TestApp
beforeEach(async () => {
  fake = await startLlmFake("openai")
})
afterEach(async () => {
  await app.close()
  await fake.close()
})

const spend = (tokens: number, month = "now") =>
  sql`insert into model_usage
    values (date_trunc('month', ${month}::timestamptz at time zone 'utc'), 'openai', 'm', false, 1, ${tokens}, 0)`.execute(
    app.db,
  )

const classify = (description: string) => app.api.call("classifyText", { body: { description } })
const spending = async () => (await app.api.call("getTriageStatus", {})).spending

test("once the month's tokens are used up, only the built-in classifier answers, and says why", async () => {
  app = await startApp({ llm: fake.settings(), budget: { tokens: 1_000 } })
  await spend(1_000)
  expect(await classify("The lamp blinks.")).toMatchObject({
    source: "builtin",
    fallback_from: "budget_spent",
  })
  expect(fake.received).toHaveLength(0)
  expect(await app.api.call("getTriageStatus", {})).toMatchObject({
    state: "stopped",
    failure: "budget_spent",
    spending: { tokens: 1_000, token_limit: 1_000, cost: null },
  })
})

test("what was used in an earlier month is forgotten", async () => {
  app = await startApp({ llm: fake.settings(), budget: { tokens: 1_000 } })
  await spend(5_000, "2025-01-31T12:00:00Z")
  expect(await classify("The lamp blinks.")).toMatchObject({ source: "llm" })
})

test("a budget in money counts by the configured prices", async () => {
  app = await startApp({
    llm: fake.settings(),
    budget: { cost: 2, prices: { input: 1, output: 4 } },
  })
  await spend(1_900_000)
  expect((await spending()).cost).toBeCloseTo(1.9)
  expect(await classify("The lamp blinks.")).toMatchObject({ source: "llm" })
})

test.each(["cuts its answer off", "refuses", "answers no JSON", "tells no tokens"] as const)(
  "a model that always %s is stopped by the budget too",
  async (behaviour) => {
    app = await startApp({ llm: fake.settings(), budget: { tokens: 1_000 } })
    fake.behave(behaviour)
    for (const n of [1, 2, 3, 4]) await classify(`The lamp ${"blinks ".repeat(n)}.`)
    expect(await classify("The lamp is dark.")).toMatchObject({ fallback_from: "budget_spent" })
    expect(fake.received.length).toBeLessThanOrEqual(3)
  },
)

test("calls under way count as what they may use, so that many at once do not pass the limit", async () => {
  app = await startApp({ llm: fake.settings(), budget: { tokens: 1_000 } })
  fake.delay(200)
  await Promise.all(Array.from({ length: 8 }, (_, n) => classify(`Lamp number ${n} blinks.`)))
  expect(fake.received.length).toBeLessThanOrEqual(2)
})

test("what was used stays counted when tickets and suggestions are deleted", async () => {
  app = await startApp({ llm: fake.settings() })
  await classify("The lamp blinks.")
  await app.submitTicket()
  await app.runJobs()
  expect((await spending()).tokens).toBe(920)
  await app.db.deleteFrom("ticket").execute()
  await app.db.deleteFrom("suggestion").execute()
  expect((await spending()).tokens).toBe(920)
})

test("a shadow is billed at its own prices", async () => {
  const second = await startLlmFake("anthropic")
  app = await startApp({
    llm: fake.settings(),
    shadow: second.settings(),
    budget: { prices: { input: 1_000, output: 0 }, shadowPrices: { input: 10_000, output: 0 } },
  })
  await app.submitTicket()
  await app.runJobs()
  // Each reads 400 tokens.
  expect((await spending()).cost).toBeCloseTo(0.4 + 4)
  const { providers } = await app.api.call("getQuality", { query: {} })
  const costs = Object.fromEntries(providers.map(({ provider, cost }) => [provider, cost]))
  expect(costs).toMatchObject({ openai: 0.4, anthropic: 4 })
  await second.close()
})

test("what a shadow used still counts in money after it left the settings", async () => {
  app = await startApp({
    llm: fake.settings(),
    budget: { cost: 2, prices: { input: 1, output: 4 } },
  })
  await sql`insert into model_usage
    values (date_trunc('month', now() at time zone 'utc'), 'anthropic', 'm', true, 1, 2000000, 0)`.execute(
    app.db,
  )
  expect(await classify("The lamp blinks.")).toMatchObject({ fallback_from: "budget_spent" })
})
