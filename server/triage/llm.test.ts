import { pino } from "pino"
import { afterEach, beforeEach, expect, test } from "vitest"
import { fakeKey, startLlmFake, type LlmFake } from "../../tests/support/llm-fake.ts"
import type { Meter } from "./budget.ts"
import { createLlm } from "./llm.ts"
import type { TokenUsage } from "./provider.ts"
import { createLanguageModel } from "./providers/language-model.ts"

let logged: string
const log = pino({ level: "trace" }, { write: (line: string) => void (logged += line) })
const text = { title: "Checkout", description: "Card payments time out." }
const numbered = (n: number) => ({ title: `Ticket ${n}`, description: "Something is broken." })

let fake: LlmFake
let time: number
let counted: (TokenUsage | null)[]
beforeEach(async () => {
  fake = await startLlmFake("openai")
  time = 0
  counted = []
  logged = ""
})
afterEach(() => fake.close())

const unlimited: Meter = { begin: async () => async (used) => void counted.push(used) }
const start = (timeoutMs = 2_000) =>
  createLlm(createLanguageModel(fake.settings()), {
    timeoutMs,
    log,
    meter: unlimited,
    now: () => time,
  })

test("one bad answer is asked for again, once", async () => {
  fake.behave("names a category that does not exist", "answers")
  expect(await start().classify(text)).toMatchObject({ category: { value: "technical" } })
  fake.behave("answers no JSON")
  await expect(start().classify(text)).rejects.toMatchObject({ kind: "unparseable" })
  expect(fake.received).toHaveLength(4)
})

test("every try is counted, with what a model used that gave no valid answer", async () => {
  const used = { inputTokens: 400, outputTokens: 60 }
  const estimated = { inputTokens: expect.any(Number), outputTokens: 0 }
  const behaviours = [
    ["answers", [used]],
    ["names a category that does not exist", [used, used]],
    ["cuts its answer off", [used]],
    ["refuses", [used]],
    ["answers HTML", [estimated, estimated]],
    ["never answers", [estimated]],
    ["says 401", [null]],
  ] as const
  for (const [behaviour, tries] of behaviours) {
    counted = []
    fake.behave(behaviour)
    await start(500)
      .classify(text)
      .catch(() => {})
    expect([behaviour, counted]).toEqual([behaviour, tries])
  }
})

test("what both tries used is told with the answer", async () => {
  fake.behave("names a category that does not exist", "answers")
  const { usage } = await start().classify(text)
  expect(usage).toEqual({ inputTokens: 800, outputTokens: 120 })
})

test("a server that tells no tokens is counted by the characters", async () => {
  const own = await startLlmFake("openai-compatible")
  own.behave("tells no tokens")
  const llm = createLlm(createLanguageModel(own.settings()), {
    timeoutMs: 2_000,
    log,
    meter: unlimited,
  })
  const few = await llm.classify(text)
  const many = await llm.classify({ ...text, description: "x".repeat(9_000) })
  expect(few.usage?.outputTokens).toBeGreaterThan(20)
  expect(many.usage?.inputTokens).toBeGreaterThan((few.usage?.inputTokens ?? 0) + 2_000)
  await own.close()
})

test("a vendor that asks for time gets it before the second try", async () => {
  fake.behave("says 429 with Retry-After", "answers")
  const startedAt = performance.now()
  await start(3_000).classify(text)
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(990)
})

test("there is no second try when the wait would pass the deadline", async () => {
  fake.behave("says 429 with Retry-After", "answers")
  await expect(start(600).classify(text)).rejects.toMatchObject({ kind: "rate_limited" })
  expect(fake.received).toHaveLength(1)
})

test("a spent quota and a refused key are not tried again", async () => {
  for (const behaviour of ["says that the quota is spent", "says 401"] as const) {
    fake.behave(behaviour)
    const llm = start()
    await llm.classify(text).catch(() => {})
    await expect(llm.classify(numbered(1))).rejects.toMatchObject({ wasAsked: false })
    expect(llm.status()).toMatchObject({ state: "stopped" })
  }
  expect(fake.received).toHaveLength(2)
})

test("the deadline holds over both tries", async () => {
  fake.behave("says 500", "never answers")
  const startedAt = performance.now()
  await expect(start(700).classify(text)).rejects.toMatchObject({ kind: "timeout" })
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})

test("after five failures nobody is asked for half a minute, then one call tries again", async () => {
  fake.behave("says 500")
  const llm = start()
  for (let n = 0; n < 5; n++) await llm.classify(numbered(n)).catch(() => {})
  expect(llm.status()).toMatchObject({ state: "failing", failure: "server_error" })
  const asked = fake.received.length
  await expect(llm.classify(text)).rejects.toMatchObject({ kind: "server_error", wasAsked: false })
  expect(fake.received).toHaveLength(asked)
  time = 30_001
  fake.behave("answers")
  await llm.classify(text)
  expect(llm.status()).toEqual({ state: "ready", failure: null, since: null })
})

test("an answer that one text cannot have says nothing about the vendor", async () => {
  fake.behave("refuses")
  const llm = start()
  for (let n = 0; n < 8; n++) await llm.classify(numbered(n)).catch(() => {})
  expect(llm.status().state).toBe("ready")
})

test("equal texts in flight share one call", async () => {
  fake.delay(100)
  const llm = start()
  const answers = await Promise.all([llm.classify(text), llm.classify({ ...text })])
  expect(answers[0]).toBe(answers[1])
  expect(fake.received).toHaveLength(1)
})

test("at most sixteen calls are under way at once", async () => {
  fake.delay(100)
  const llm = start()
  const calls = Array.from({ length: 20 }, (_, n) => llm.classify(numbered(n)))
  const outcomes = await Promise.allSettled(calls)
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(4)
  expect(fake.received).toHaveLength(16)
})

test("the log tells of a second try, and neither the key nor the ticket", async () => {
  fake.behave("says 500", "answers")
  await start().classify(text)
  expect(logged).toContain("server_error")
  expect(logged).not.toContain(fakeKey)
  expect(logged).not.toContain(text.description)
})
