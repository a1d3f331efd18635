const vendors = ["openai", "anthropic", "google", "openai-compatible"] as const
export type Vendor = (typeof vendors)[number]

export type LlmSettings = {
  provider: Vendor
  apiKey: string | null
  model: string
  baseUrl: string | null
  /** For one suggestion in all, a second try included. */
  timeoutMs: number
}

/** The one place where models are named: small, cheap and quick ones. LLM_MODEL goes before. */
const defaultModels: Record<Vendor, string | null> = {
  openai: "gpt-5.4-mini",
  anthropic: "claude-haiku-4-5",
  google: "gemini-3.5-flash",
  "openai-compatible": null,
}

const timeout = { default: 8_000, min: 500, max: 8_000 }

type Given = Record<"apiKey" | "provider" | "model" | "baseUrl" | "timeoutMs", string | undefined>

/** The vendor that gives out keys of this form, or null. */
export function recognizeVendor(apiKey: string): Vendor | null {
  if (apiKey.startsWith("sk-ant-")) return "anthropic"
  if (apiKey.startsWith("AIza") || apiKey.startsWith("AQ.")) return "google"
  if (apiKey.startsWith("sk-")) return "openai"
  return null
}

const isVendor = (name: string): name is Vendor => vendors.some((vendor) => vendor === name)

const isHttpUrl = (value: string) =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)

/** Who is to be asked: as told, else as the key's form says. */
function vendorOf({ provider, apiKey, baseUrl }: Given, faults: string[]): Vendor | null {
  if (provider !== undefined) {
    if (isVendor(provider)) return provider
    faults.push(
      `LLM_PROVIDER must be one of ${vendors.join(", ")}. Example: LLM_PROVIDER=openai-compatible.`,
    )
    return null
  }
  if (baseUrl !== undefined) return "openai-compatible"
  const recognized = apiKey === undefined ? null : recognizeVendor(apiKey)
  if (recognized === null) {
    faults.push(
      "LLM_PROVIDER is needed: the vendor cannot be told from the form of LLM_API_KEY. Example: LLM_PROVIDER=anthropic.",
    )
  }
  return recognized
}

function timeoutOf(given: string | undefined, faults: string[]): number {
  if (given === undefined) return timeout.default
  const timeoutMs = /^\d{1,6}$/.test(given) ? Number(given) : Number.NaN
  if (timeoutMs >= timeout.min && timeoutMs <= timeout.max) return timeoutMs
  faults.push(
    `LLM_TIMEOUT_MS must be a whole number of milliseconds from ${timeout.min} to ${timeout.max}. Example: LLM_TIMEOUT_MS=${timeout.default}.`,
  )
  return timeout.default
}

/** The language model that the environment asks for, null for none, and a sentence for each fault. */
export function resolveLlmSettings(given: Given): {
  settings: LlmSettings | null
  faults: string[]
} {
  const faults: string[] = []
  const timeoutMs = timeoutOf(given.timeoutMs, faults)
  const { apiKey, provider, model: wantedModel, baseUrl } = given
  if (apiKey === undefined && provider === undefined && baseUrl === undefined) {
    if (wantedModel !== undefined) {
      faults.push(
        "LLM_MODEL names a model, but there is no LLM_API_KEY. Example: LLM_API_KEY=sk-...",
      )
    }
    return { settings: null, faults }
  }
  if (baseUrl !== undefined && !isHttpUrl(baseUrl)) {
    faults.push(
      "LLM_BASE_URL must be an http address. Example: LLM_BASE_URL=http://localhost:11434/v1.",
    )
  }
  const vendor = vendorOf(given, faults)
  if (vendor === null) return { settings: null, faults }
  const model = wantedModel ?? defaultModels[vendor]
  if (model === null) {
    faults.push(
      "LLM_MODEL is needed with LLM_PROVIDER=openai-compatible. Example: LLM_MODEL=llama3.1.",
    )
  }
  if (vendor === "openai-compatible" && baseUrl === undefined) {
    faults.push(
      "LLM_BASE_URL is needed with LLM_PROVIDER=openai-compatible. Example: LLM_BASE_URL=http://localhost:11434/v1.",
    )
  }
  if (vendor !== "openai-compatible" && apiKey === undefined) {
    faults.push(`LLM_API_KEY is needed with LLM_PROVIDER=${vendor}. Example: LLM_API_KEY=sk-...`)
  }
  if (model === null || faults.length > 0) return { settings: null, faults }
  return {
    settings: {
      provider: vendor,
      apiKey: apiKey ?? null,
      model,
      baseUrl: baseUrl ?? null,
      timeoutMs,
    },
    faults,
  }
}
