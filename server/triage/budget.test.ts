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

const spend = (tokens: number, month: string) =>
  app.db
    .insertInto("suggestion")
    .values({
      text_hash: Buffer.from("x"),
      provider: "openai",
      model: "m",
      prompt_version: "p",
      latency_ms: 1,
      failure: "timeout",
      input_tokens: tokens,
      output_tokens: 0,
      created_at: new Date(month),
    })
    .execute()

const classify = (description: string) => app.api.call("classifyText", { body: { description } })

test("once the month's tokens are used up, only the built-in classifier answers, and says why", async () => {
  app = await startApp({
    llm: fake.settings(),
    budget: { tokens: 1_000, cost: null, prices: null },
  })
  await spend(1_000, new Date().toISOString())
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
  app = await startApp({
    llm: fake.settings(),
    budget: { tokens: 1_000, cost: null, prices: null },
  })
  await spend(5_000, "2025-01-31T12:00:00Z")
  expect(await classify("The lamp blinks.")).toMatchObject({ source: "llm" })
})

test("a budget in money counts by the configured prices", async () => {
  app = await startApp({
    llm: fake.settings(),
    budget: { tokens: null, cost: 2, prices: { input: 1, output: 4 } },
  })
  await spend(1_900_000, new Date().toISOString())
  expect((await app.api.call("getTriageStatus", {})).spending.cost).toBeCloseTo(1.9)
  expect(await classify("The lamp blinks.")).toMatchObject({ source: "llm" })
})
