import { expect, test } from "vitest"
import { recognizeVendor, resolveLlmSettings } from "./settings.ts"

const nothing = {
  apiKey: undefined,
  provider: undefined,
  model: undefined,
  baseUrl: undefined,
  timeoutMs: undefined,
}
type Given = Partial<Record<keyof typeof nothing | "mask", string>>
const resolve = (given: Given) => resolveLlmSettings({ ...nothing, ...given })

const keys: [string, string | null][] = [
  ["sk-ant-api03-abc", "anthropic"],
  ["sk-proj-abc", "openai"],
  ["sk-svcacct-abc", "openai"],
  ["sk-abc", "openai"],
  ["AIzaSyAbc", "google"],
  ["sk-or-v1-abc", null],
  ["gsk_abc", null],
]

test.each(keys)("a key like %s belongs to %s", (key, vendor) => {
  expect(recognizeVendor(key)).toBe(vendor)
})

test("a key alone is enough", () => {
  const { settings, faults } = resolve({ apiKey: "sk-ant-api03-abc" })
  expect(faults).toEqual([])
  expect(settings).toMatchObject({ provider: "anthropic", baseUrl: null, timeoutMs: 8_000 })
  expect(settings?.model).toMatch(/haiku/)
})

test("a server of one's own needs an address and a model, and no key", () => {
  const own = { baseUrl: "http://localhost:11434/v1", model: "llama3.1", timeoutMs: "500" }
  expect(resolve(own).settings).toEqual({
    provider: "openai-compatible",
    apiKey: null,
    model: "llama3.1",
    baseUrl: "http://localhost:11434/v1",
    timeoutMs: 500,
    masks: false,
  })
})

test.each([
  ["http://localhost:11434/v1", undefined, false],
  ["http://192.168.0.7:4000/v1", undefined, false],
  ["https://models.example.com/v1", undefined, true],
  // A gateway nearby may pass the text on.
  ["http://localhost:11434/v1", "on", true],
  ["http://192.168.0.7:4000/v1", "on", true],
  ["https://models.example.com/v1", "off", false],
])("a model at %s with LLM_MASK=%s is told less: %s", (baseUrl, mask, masks) => {
  expect(resolve({ baseUrl, model: "m", ...(mask ? { mask } : {}) }).settings).toMatchObject({
    masks,
  })
})

test("nothing given asks nobody", () => {
  expect(resolve({})).toEqual({ settings: null, faults: [] })
})

const wrong: [Given, string[]][] = [
  [{ apiKey: "gsk_abc" }, ["LLM_PROVIDER"]],
  [{ apiKey: "sk-or-v1-abc" }, ["LLM_PROVIDER"]],
  [{ apiKey: "sk-abc", provider: "gpt" }, ["LLM_PROVIDER"]],
  [{ provider: "google" }, ["LLM_API_KEY"]],
  [{ apiKey: "sk-abc def" }, ["LLM_API_KEY"]],
  [{ apiKey: "sk-abc\u2026" }, ["LLM_API_KEY"]],
  [{ provider: "openai-compatible" }, ["LLM_MODEL", "LLM_BASE_URL"]],
  [{ baseUrl: "localhost:11434", model: "m" }, ["LLM_BASE_URL"]],
  [{ baseUrl: "http://me:secret@host/v1", model: "m" }, ["LLM_BASE_URL"]],
  [{ model: "m" }, ["LLM_MODEL"]],
  [{ apiKey: "sk-abc", timeoutMs: "8001" }, ["LLM_TIMEOUT_MS"]],
  [{ apiKey: "sk-abc", timeoutMs: "499" }, ["LLM_TIMEOUT_MS"]],
]

test.each(wrong)("%j is refused, a sentence and an example for each fault", (given, names) => {
  const { settings, faults } = resolve(given)
  expect(settings).toBeNull()
  expect(faults.map((fault) => fault.split(" ")[0])).toEqual(names)
  for (const fault of faults) expect(fault).toMatch(/ Example: LLM_[A-Z_]+=\S/)
  for (const secret of ["abc", "secret"]) expect(faults.join(" ")).not.toContain(secret)
})
