import { afterEach, beforeEach, describe, expect, test } from "vitest"
import {
  fakeKey,
  startLlmFake,
  type Behaviour,
  type LlmFake,
} from "../../../tests/support/llm-fake.ts"
import { promptVersion } from "../prompt.ts"
import type { FailureKind } from "../provider.ts"
import { createLanguageModel } from "./language-model.ts"
import type { Vendor } from "./settings.ts"

const text = { title: "Checkout", description: "Card payments time out for everyone." }
const vendors: Vendor[] = ["openai", "anthropic", "google", "openai-compatible"]

const good: Behaviour[] = ["answers", "fences its answer", "thinks aloud first"]
const bad: [Behaviour, FailureKind][] = [
  ["refuses", "refused"],
  ["answers nothing", "empty"],
  ["answers no JSON", "unparseable"],
  ["answers HTML", "unparseable"],
  ["names a category that does not exist", "unknown_value"],
  ["cuts its answer off", "truncated"],
  ["says 401", "unauthorized"],
  ["says that the quota is spent", "quota_exhausted"],
  ["says 429 with Retry-After", "rate_limited"],
  ["says 500", "server_error"],
  ["never answers", "timeout"],
  ["drips a byte a second", "timeout"],
]

describe.each(vendors)("%s", (vendor) => {
  let fake: LlmFake
  beforeEach(async () => {
    fake = await startLlmFake(vendor)
  })
  afterEach(() => fake.close())

  const ask = (ms = 2_000) =>
    createLanguageModel(fake.settings()).classify(text, AbortSignal.timeout(ms))

  test.each(good)("a model that %s is understood", async (behaviour) => {
    fake.behave(behaviour)
    expect(await ask()).toEqual({
      category: { value: "technical", confidence: 0.93 },
      priority: { value: "high", confidence: 0.71 },
      reason: "Card payments fail for every customer.",
      usage: { inputTokens: 400, outputTokens: 60 },
    })
  })

  test.each(bad)("a model that %s has failed: %s", async (behaviour, kind) => {
    fake.behave(behaviour)
    await expect(ask(kind === "timeout" ? 300 : 2_000)).rejects.toMatchObject({ kind })
  })

  test("a vendor that cannot be reached has failed", async () => {
    await fake.close()
    await expect(ask()).rejects.toMatchObject({ kind: "unreachable" })
    fake = await startLlmFake(vendor)
  })

  test("the key travels where the vendor wants it, and into no message", async () => {
    fake.behave("says 401")
    const error: unknown = await ask().catch((reason: unknown) => reason)
    expect(fake.received[0]?.key).toBe(fakeKey)
    expect(JSON.stringify([error, String(error)])).not.toContain(fakeKey)
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
