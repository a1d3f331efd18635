const vendors = ["openai", "anthropic", "google", "openai-compatible"] as const
export type Vendor = (typeof vendors)[number]

export type LlmSettings = {
  provider: Vendor
  apiKey: string | null
  model: string
  baseUrl: string | null
  /** For one suggestion in all, a second try included. */
  timeoutMs: number
  /** Whether what names a person is hidden from the model. */
  masks: boolean
}

/**
 * The one place where models are named: each vendor's current one for cheap and quick sorting, as
 * of November 2026 at $0.10 to $0.30 for a million tokens read. LLM_MODEL goes before.
 */
export const defaultModels: Record<Vendor, string | null> = {
  openai: "gpt-6-luna",
  anthropic: "claude-haiku-5-5",
  google: "gemini-3.5-flash-lite",
  "openai-compatible": null,
}

const timeout = { default: 8_000, min: 500, max: 8_000 }

type Given = Record<
  "apiKey" | "provider" | "model" | "baseUrl" | "timeoutMs",
  string | undefined
> & {
  /** On or off for whoever is asked; unset, only a model elsewhere is told less than everything. */
  mask?: string | undefined
}

/** The vendor that gives out keys of this form, or null. */
export function recognizeVendor(apiKey: string): Vendor | null {
  if (apiKey.startsWith("sk-ant-")) return "anthropic"
  if (apiKey.startsWith("AIza") || apiKey.startsWith("AQ.")) return "google"
  // OpenRouter's begin like OpenAI's, which must not get to see them.
  if (apiKey.startsWith("sk-or-")) return null
  return apiKey.startsWith("sk-") ? "openai" : null
}

const isVendor = (name: string): name is Vendor => vendors.some((vendor) => vendor === name)

function isServerAddress(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, username, password, search, hash } = new URL(value)
  return /^https?:$/.test(protocol) && username + password + search + hash === ""
}

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

const ownMachines =
  /^(?:localhost|.*\.(?:local|internal)|127(?:\.\d{1,3}){3}|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|\[::1\]|\[f[cd][0-9a-f:]+\]|[a-z0-9-]+)$/

/** Whether a text that is sent there leaves the operator's own machines. */
const isRemote = (baseUrl: string | undefined): boolean =>
  baseUrl === undefined || !ownMachines.test(new URL(baseUrl).hostname)

/** What is wrong with the values by themselves, whoever is asked. */
function* faultsOfForm({ apiKey, baseUrl, mask }: Given): Iterable<string> {
  if (mask !== undefined && mask !== "on" && mask !== "off") {
    yield "LLM_MASK must be on or off. Example: LLM_MASK=on."
  }
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) {
    yield "LLM_API_KEY holds blanks or letters that no key has; copy it again, whole and alone. Example: LLM_API_KEY=sk-..."
  }
  if (baseUrl !== undefined && !isServerAddress(baseUrl)) {
    yield "LLM_BASE_URL must be an http address without user name, query or fragment. Example: LLM_BASE_URL=http://localhost:11434/v1."
  }
}

/** What this vendor cannot do without. */
function* faultsOfVendor(vendor: Vendor, { apiKey, model, baseUrl }: Given): Iterable<string> {
  if (vendor !== "openai-compatible") {
    if (apiKey === undefined) {
      yield `LLM_API_KEY is needed with LLM_PROVIDER=${vendor}. Example: LLM_API_KEY=sk-...`
    }
    return
  }
  if (model === undefined) {
    yield "LLM_MODEL is needed with LLM_PROVIDER=openai-compatible. Example: LLM_MODEL=llama3.1."
  }
  if (baseUrl === undefined) {
    yield "LLM_BASE_URL is needed with LLM_PROVIDER=openai-compatible. Example: LLM_BASE_URL=http://localhost:11434/v1."
  }
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
  faults.push(...faultsOfForm(given))
  const vendor = vendorOf(given, faults)
  if (vendor === null) return { settings: null, faults }
  faults.push(...faultsOfVendor(vendor, given))
  const model = wantedModel ?? defaultModels[vendor]
  if (model === null || faults.length > 0) return { settings: null, faults }
  return {
    settings: {
      provider: vendor,
      apiKey: apiKey ?? null,
      model,
      baseUrl: baseUrl ?? null,
      timeoutMs,
      masks: given.mask === undefined ? isRemote(baseUrl) : given.mask === "on",
    },
    faults,
  }
}
