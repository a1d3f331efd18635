import { readFileSync } from "node:fs"
import { resolve } from "node:path"
import { z } from "zod"
import type { BudgetLimits, Prices } from "./triage/budget.ts"
import { resolveLlmSettings, type LlmSettings } from "./triage/providers/settings.ts"

type Environment = Record<string, string | undefined>

export type Config = {
  host: string
  port: number
  dataDir: string
  /** Null means the embedded database in `dataDir`. */
  databaseUrl: string | null
  openDesk: boolean
  allowedHosts: string[]
  llm: LlmSettings | null
  /** A second model that answers beside the first and is only scored. */
  shadow: LlmSettings | null
  budget: BudgetLimits
  logLevel: string
}

/** The environment asks for something that cannot be; one sentence for each fault. */
export class ConfigRefused extends Error {
  override readonly name = "ConfigRefused"
  readonly faults: string[]
  constructor(faults: string[]) {
    super(faults.join("\n"))
    this.faults = faults
  }
}

const fileVariants = ["LLM_API_KEY", "SHADOW_LLM_API_KEY", "DATABASE_URL"]

/** Reads the secrets that are given as files, as Docker and Kubernetes mount them. */
function withFiles(env: Environment, faults: string[]): Environment {
  const result = { ...env }
  for (const name of fileVariants) {
    const path = env[`${name}_FILE`]
    if (!path) continue
    if (env[name]) {
      faults.push(`${name} and ${name}_FILE are both set; keep one of them.`)
      continue
    }
    const example = `Example: ${name}_FILE=/run/secrets/${name.toLowerCase()}`
    try {
      const secret = readFileSync(path, "utf8").trim()
      if (secret === "") faults.push(`${name}_FILE names a file that is empty. ${example}.`)
      else result[name] = secret
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      faults.push(`${name}_FILE names a file that cannot be read (${reason}). ${example}.`)
    }
  }
  return result
}

const flag = (example: string) =>
  z
    .enum(["true", "false"], { error: `must be true or false. Example: ${example}` })
    .default("false")
    .transform((value) => value === "true")

function isPostgresUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, username, password, pathname } = new URL(value)
  try {
    decodeURIComponent(username + password + pathname)
  } catch {
    return false
  }
  return protocol === "postgres:" || protocol === "postgresql:"
}

const hostName = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/
const hostsFault =
  "must be host names without scheme and port, parted by commas. Example: ALLOWED_HOSTS=desk.example.com"

const schema = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "must be an address to listen on. Example: HOST=127.0.0.1")
    .default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a port from 0 to 65535. Example: PORT=3000")
    .default("3000")
    .transform(Number)
    .refine((port) => port <= 65_535, "must be a port from 0 to 65535. Example: PORT=3000"),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: z
    .string()
    .refine(
      isPostgresUrl,
      "must be the address of a PostgreSQL server, special characters of the password percent-encoded. Example: DATABASE_URL=postgres://user:password@localhost:5432/firstline",
    )
    .optional(),
  OPEN_DESK: flag("OPEN_DESK=true"),
  ALLOWED_HOSTS: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((name) => name.trim().toLowerCase())
        .filter((name) => name !== ""),
    )
    .refine((names) => names.every((name) => hostName.test(name)), hostsFault),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], {
      error: "must be debug, info, warn, error or silent. Example: LOG_LEVEL=info",
    })
    .default("info"),
})

const isLoopback = (host: string) => /^(?:localhost|::1|127(?:\.\d{1,3}){3})$/.test(host)

/** Set but empty counts as not set: compose files pass variables through that way. */
const withoutEmpty = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""))

type Prefix = "" | "SHADOW_"

/** The language model of the variables that begin so. */
function readLlm(env: Environment, prefix: Prefix, faults: string[]): LlmSettings | null {
  const llm = resolveLlmSettings({
    apiKey: env[`${prefix}LLM_API_KEY`],
    provider: env[`${prefix}LLM_PROVIDER`],
    model: env[`${prefix}LLM_MODEL`],
    baseUrl: env[`${prefix}LLM_BASE_URL`],
    timeoutMs: env[`${prefix}LLM_TIMEOUT_MS`],
    mask: env["LLM_MASK"],
  })
  faults.push(...llm.faults.map((fault) => fault.replaceAll("LLM_", `${prefix}LLM_`)))
  return llm.settings
}

const amount = /^\d{1,12}(?:\.\d{1,6})?$/

function amountOf(env: Environment, name: string, faults: string[]): number | null {
  const given = env[name]
  if (given === undefined) return null
  if (amount.test(given)) return Number(given)
  faults.push(`${name} must be a number, 0 or more, without currency. Example: ${name}=10.`)
  return null
}

/** What a million tokens cost; both prices or none, and both where the model counts in a limit in money. */
function pricesOf(
  env: Environment,
  { prefix, areNeeded, faults }: { prefix: Prefix; areNeeded: boolean; faults: string[] },
): Prices | null {
  const [read, written] = [`${prefix}LLM_PRICE_INPUT`, `${prefix}LLM_PRICE_OUTPUT`]
  const input = amountOf(env, read, faults)
  const output = amountOf(env, written, faults)
  if (input !== null && output !== null) return { input, output }
  if (areNeeded || (input ?? output) !== null) {
    faults.push(
      `${read} and ${written} are both needed to count money: the price of a million tokens read and written. Example: ${read}=0.10 and ${written}=0.40.`,
    )
  }
  return null
}

/** How much language models may use in a month. */
function readBudget(env: Environment, hasShadow: boolean, faults: string[]): BudgetLimits {
  const tokens = amountOf(env, "LLM_MONTHLY_TOKENS", faults)
  const cost = amountOf(env, "LLM_MONTHLY_COST", faults)
  const areNeeded = cost !== null
  return {
    tokens,
    cost,
    prices: pricesOf(env, { prefix: "", areNeeded, faults }),
    shadowPrices: pricesOf(env, { prefix: "SHADOW_", areNeeded: areNeeded && hasShadow, faults }),
  }
}

/** The desk's settings, or a ConfigRefused with a sentence for each fault. */
export function readConfig(environment: Environment): Config {
  const faults: string[] = []
  const env = withFiles(withoutEmpty(environment), faults)
  const parsed = schema.safeParse(env)
  for (const issue of parsed.error?.issues ?? []) {
    faults.push(`${String(issue.path[0])} ${issue.message}.`)
  }
  const llm = readLlm(env, "", faults)
  const shadow = readLlm(env, "SHADOW_", faults)
  const budget = readBudget(env, shadow !== null, faults)
  const host = env["HOST"] ?? "127.0.0.1"
  if (
    !isLoopback(host) &&
    env["OPEN_DESK"] !== "true" &&
    schema.shape.HOST.safeParse(host).success
  ) {
    faults.push(
      `HOST=${host} lets others reach a desk that has no accounts yet. Set OPEN_DESK=true if that is what you want, or HOST=127.0.0.1.`,
    )
  }
  if (!parsed.data || faults.length > 0) throw new ConfigRefused(faults)
  return {
    host: parsed.data.HOST,
    port: parsed.data.PORT,
    dataDir: resolve(parsed.data.DATA_DIR),
    databaseUrl: parsed.data.DATABASE_URL ?? null,
    openDesk: parsed.data.OPEN_DESK,
    allowedHosts: parsed.data.ALLOWED_HOSTS,
    llm,
    shadow,
    budget,
    logLevel: parsed.data.LOG_LEVEL,
  }
}
