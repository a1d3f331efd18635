import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Behaviour } from "../../../tests/support/llm-behaviours.ts"
import { fakeKey, startLlmFake, type LlmFake } from "../../../tests/support/llm-fake.ts"
import { promptVersion } from "../prompt.ts"
import { ProviderFailure, type FailureKind } from "../provider.ts"
import { createLanguageModel } from "./language-model.ts"
import type { LlmSettings, Vendor } from "./settings.ts"

const text = { title: "Checkout", description: "Card payments time out for everyone." }
const vendors: Vendor[] = ["openai", "anthropic", "google", "openai-compatible"]

const goodAnswer = {
  category: { value: "technical", confidence: 0.93 },
  priority: { value: "high", confidence: 0.71 },
  reason: "Card payments fail for every customer.",
  usage: { inputTokens: 400, outputTokens: 60 },
}
const good: Behaviour[] = ["answers", "fences its answer", "thinks aloud first"]
const bad: [Behaviour, FailureKind][] = [
  ["refuses", "refused"],
  ["filters the text", "refused"],
  ["answers nothing", "empty"],
  ["answers no JSON", "unparseable"],
  ["answers HTML", "unparseable"],
  ["answers without end", "unparseable"],
  ["keeps its confidence to itself", "unparseable"],
  ["names a category that does not exist", "unknown_value"],
  ["cuts its answer off", "truncated"],
  ["refuses the key", "unauthorized"],
  ["says 401", "unauthorized"],
  ["says 403", "unauthorized"],
  ["says 402", "quota_exhausted"],
  ["says that the quota is spent", "quota_exhausted"],
  ["says that the minute is full", "rate_limited"],
  ["says 429 with Retry-After", "rate_limited"],
  ["says 404", "rejected_request"],
  ["leads elsewhere", "rejected_request"],
  ["says 500", "server_error"],
  ["says 529", "server_error"],
  ["hangs up", "unreachable"],
  ["hangs up halfway", "unreachable"],
  ["never answers", "timeout"],
  ["drips a byte a second", "timeout"],
]

describe.each(vendors)("%s", (vendor) => {
  let fake: LlmFake
  beforeEach(async () => {
    fake = await startLlmFake(vendor)
  })
  afterEach(() => fake.close())

  const ask = (ms = 2_000, settings: Partial<LlmSettings> = {}) =>
    createLanguageModel(fake.settings(settings)).classify(text, AbortSignal.timeout(ms))

  test.each(good)("a model that %s is understood", async (behaviour) => {
    fake.behave(behaviour)
    expect(await ask()).toEqual(goodAnswer)
  })

  test.each(bad)("a model that %s has failed: %s", async (behaviour, kind) => {
    fake.behave(behaviour)
    await expect(ask(kind === "timeout" ? 300 : 2_000)).rejects.toMatchObject({ kind })
    expect(fake.received).toHaveLength(1)
  })

  test("a vendor that cannot be reached has failed", async () => {
    await fake.close()
    await expect(ask()).rejects.toMatchObject({ kind: "unreachable" })
    fake = await startLlmFake(vendor)
  })

  test("the key travels where the vendor wants it, and with the ticket into no message", async () => {
    for (const [behaviour] of bad.filter(([, kind]) => kind !== "timeout")) {
      fake.behave(behaviour)
      const error: unknown = await ask().catch((reason: unknown) => reason)
      const told = JSON.stringify([error, String(error), error instanceof Error && error.cause])
      expect(told).not.toContain(fakeKey)
      expect(told).not.toContain(text.description)
    }
    for (const { key } of fake.received) expect(key).toBe(fakeKey)
  })

  test("a key that no header can carry is in no message either", async () => {
    const apiKey = `${fakeKey}\u20ac`
    const error: unknown = await ask(2_000, { apiKey }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ProviderFailure)
    expect(String(error)).not.toContain(fakeKey)
  })

  test("the wait that a vendor asks for is known", async () => {
    fake.behave("says 429 with Retry-After")
    await expect(ask()).rejects.toMatchObject({ retryAfterMs: 1_000 })
  })

  test("the request names the closed lists and holds the ticket between its delimiters", async () => {
    await ask()
    const body = fake.received[0]?.body ?? ""
    for (const value of ["billing", "technical", "account", "general", "low", "critical"]) {
      expect(body).toContain(`"${value}"`)
    }
    expect(body).toMatch(
      /TICKET [\w-]{12}\\nTitle: Checkout\\n\\nCard payments.*\\nTICKET [\w-]{12}"/,
    )
    expect(body).not.toContain("temperature")
    expect(promptVersion).toMatch(/^[0-9a-f]{12}$/)
  })

  test("confidence outside 0 to 1 is no answer", async () => {
    fake.answer({ category_confidence: 93 })
    await expect(ask()).rejects.toMatchObject({ kind: "unparseable" })
  })
})

test("OpenAI is told to keep no copy of the ticket", async () => {
  const fake = await startLlmFake("openai")
  await createLanguageModel(fake.settings()).classify(text, AbortSignal.timeout(2_000))
  expect(JSON.parse(fake.received[0]?.body ?? "")).toMatchObject({ store: false })
  await fake.close()
})

test("an older model that answers by calling a tool is understood", async () => {
  const fake = await startLlmFake("anthropic")
  const model = createLanguageModel(fake.settings({ model: "claude-3-haiku-20240307" }))
  expect(await model.classify(text, AbortSignal.timeout(2_000))).toEqual(goodAnswer)
  expect(fake.received[0]?.body).toContain('"tool_choice"')
  await fake.close()
})

test("a Gemini minute that is full says in the body how long to wait", async () => {
  const fake = await startLlmFake("google")
  fake.behave("says that the minute is full")
  const asked = createLanguageModel(fake.settings()).classify(text, AbortSignal.timeout(2_000))
  await expect(asked).rejects.toMatchObject({ retryAfterMs: 26_000 })
  await fake.close()
})
