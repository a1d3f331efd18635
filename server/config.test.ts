import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, expect, test } from "vitest"
import { ConfigRefused, readConfig } from "./config.ts"

const folder = mkdtempSync(join(tmpdir(), "firstline-config-"))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** The sentences with which an environment is refused; none when it is taken. */
function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigRefused) return error.faults
    throw error
  }
}

test("an empty environment gives a desk on loopback with its own database", () => {
  expect(readConfig({})).toEqual({
    host: "127.0.0.1",
    port: 3000,
    dataDir: resolve("./data"),
    databaseUrl: null,
    openDesk: false,
    allowedHosts: [],
    llm: null,
    shadow: null,
    budget: { tokens: null, cost: null, prices: null, shadowPrices: null },
    logLevel: "info",
  })
})

test("a variable that is set but empty counts as not set", () => {
  const names = ["HOST", "PORT", "DATA_DIR", "DATABASE_URL", "DATABASE_URL_FILE", "OPEN_DESK"]
  const more = ["ALLOWED_HOSTS", "LOG_LEVEL", "LLM_API_KEY", "LLM_API_KEY_FILE", "LLM_PROVIDER"]
  const all = [...names, ...more, "LLM_MODEL", "LLM_BASE_URL", "LLM_TIMEOUT_MS"]
  expect(readConfig(Object.fromEntries(all.map((name) => [name, ""])))).toEqual(readConfig({}))
})

test("each variable is read", () => {
  const config = readConfig({
    HOST: "0.0.0.0",
    PORT: "8000",
    DATA_DIR: "/var/lib/firstline",
    DATABASE_URL: "postgres://desk:p%40ss@db:5432/firstline",
    OPEN_DESK: "true",
    ALLOWED_HOSTS: "Desk.example.com, help.example.com,",
    LOG_LEVEL: "warn",
  })
  expect(config).toMatchObject({
    host: "0.0.0.0",
    port: 8000,
    dataDir: "/var/lib/firstline",
    databaseUrl: "postgres://desk:p%40ss@db:5432/firstline",
    openDesk: true,
    allowedHosts: ["desk.example.com", "help.example.com"],
    logLevel: "warn",
  })
})

const wrong: Record<string, string[]> = {
  HOST: ["my host", "http://localhost", "a/b"],
  PORT: ["abc", "-1", "65536", "3000.5", "1e3", " "],
  DATABASE_URL: [
    "db.example.com",
    "mysql://localhost/x",
    "postgres://user:p#ss@db/firstline",
    "postgres://user:%zz@db/firstline",
  ],
  OPEN_DESK: ["yes", "1", "TRUE"],
  ALLOWED_HOSTS: ["https://desk.example.com", "desk.example.com:3000", "*", "a b", "*.example.com"],
  LOG_LEVEL: ["loud", "INFO"],
  LLM_TIMEOUT_MS: ["soon", "-1", "0"],
  LLM_BASE_URL: ["localhost:11434", "ftp://x"],
  LLM_PROVIDER: ["gpt"],
}

test("a wrong value is refused with a sentence that names the variable and shows a right one", () => {
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      const about = faultsOf({ LLM_API_KEY: "sk-test", [name]: value }).filter((fault) =>
        fault.startsWith(name),
      )
      expect([name, value, about.length]).toEqual([name, value, 1])
      expect(about[0]).toMatch(new RegExp(`Example: ${name}=\\S+\\.$`))
    }
  }
})

test("all faults are told at once", () => {
  const env = Object.fromEntries(Object.entries(wrong).map(([name, [value = ""]]) => [name, value]))
  const told = faultsOf({ ...env, HOST: "0.0.0.0", LLM_API_KEY: "sk-test", OPEN_DESK: "yes" })
  for (const name of Object.keys(wrong)) {
    expect([name, told.some((fault) => fault.startsWith(name))]).toEqual([name, true])
  }
})

test("listening beyond loopback needs the word that says so", () => {
  for (const HOST of ["0.0.0.0", "::", "192.168.1.7", "desk.lan"]) {
    expect(faultsOf({ HOST })).toEqual([expect.stringContaining("OPEN_DESK=true")])
    expect(faultsOf({ HOST, OPEN_DESK: "false" })).toHaveLength(1)
    expect(faultsOf({ HOST, OPEN_DESK: "true" })).toEqual([])
  }
  for (const HOST of ["127.0.0.1", "127.0.0.2", "::1", "localhost"]) {
    expect(faultsOf({ HOST })).toEqual([])
  }
})

test("secrets can be given as files, with the newline that editors add", () => {
  const DATABASE_URL_FILE = file("database-url", "postgres://desk:secret@db/firstline\n")
  expect(readConfig({ DATABASE_URL_FILE }).databaseUrl).toBe("postgres://desk:secret@db/firstline")
  const LLM_API_KEY_FILE = file("key", "sk-proj-abcdefghijklmnop\n")
  expect(readConfig({ LLM_API_KEY_FILE })).toEqual(
    readConfig({ LLM_API_KEY: "sk-proj-abcdefghijklmnop" }),
  )
})

test("a secret's file that is missing, empty, or beside the variable itself is refused", () => {
  for (const name of ["LLM_API_KEY", "DATABASE_URL"]) {
    const missing = faultsOf({ [`${name}_FILE`]: join(folder, "none") })
    expect(missing).toEqual([
      expect.stringMatching(new RegExp(`^${name}_FILE .*Example: ${name}_FILE=/`)),
    ])
    const empty = faultsOf({ [`${name}_FILE`]: file("empty", " \n") })
    expect(empty).toEqual([expect.stringMatching(new RegExp(`^${name}_FILE .*empty`))])
    const both = faultsOf({ [name]: "postgres://db/x", [`${name}_FILE`]: file("x", "x") })
    expect(both[0]).toBe(`${name} and ${name}_FILE are both set; keep one of them.`)
  }
})

test("no fault says a secret back", () => {
  const secret = "hunter2hunter2"
  const told = faultsOf({
    DATABASE_URL: `postgres://desk:${secret}#@db/firstline`,
    LLM_API_KEY: secret,
    LLM_BASE_URL: `nonsense ${secret}`,
    PORT: "x",
  })
  expect(told.length).toBeGreaterThan(1)
  expect(told.filter((fault) => fault.includes("DATABASE_URL")).join()).not.toContain(secret)
  expect(told.filter((fault) => fault.startsWith("LLM_API_KEY")).join()).not.toContain(secret)
})

test("a second model to compare has variables of its own, and faults that name them", () => {
  const { llm, shadow } = readConfig({
    LLM_API_KEY: "sk-proj-abcdefghijklmnop",
    SHADOW_LLM_API_KEY: "sk-ant-abcdefghijklmnop",
  })
  expect([llm?.provider, shadow?.provider]).toEqual(["openai", "anthropic"])
  expect(() => readConfig({ SHADOW_LLM_API_KEY: "nonsense" })).toThrow(
    /^SHADOW_LLM_PROVIDER is needed: .* SHADOW_LLM_API_KEY/,
  )
})

test.each([
  [{ LLM_MONTHLY_TOKENS: "many" }, "LLM_MONTHLY_TOKENS must be a number"],
  [{ LLM_MONTHLY_COST: "10" }, "LLM_PRICE_INPUT and LLM_PRICE_OUTPUT are both needed"],
  [{ LLM_PRICE_INPUT: "0.1" }, "LLM_PRICE_INPUT and LLM_PRICE_OUTPUT are both needed"],
])("a budget that cannot be counted is refused: %j", (env, fault) => {
  expect(() => readConfig(env)).toThrow(fault)
})

test("a shadow has prices of its own, which a limit in money needs", () => {
  const shadow = { SHADOW_LLM_API_KEY: "sk-abc" }
  const env = { LLM_MONTHLY_COST: "5", LLM_PRICE_INPUT: "0.1", LLM_PRICE_OUTPUT: "0.4", ...shadow }
  expect(() => readConfig(env)).toThrow(/SHADOW_LLM_PRICE_INPUT and SHADOW_LLM_PRICE_OUTPUT/)
  const prices = { SHADOW_LLM_PRICE_INPUT: "1", SHADOW_LLM_PRICE_OUTPUT: "2" }
  expect(readConfig({ ...env, ...prices }).budget).toMatchObject({
    prices: { input: 0.1, output: 0.4 },
    shadowPrices: { input: 1, output: 2 },
  })
})

test("a budget is read with its prices", () => {
  const env = { LLM_MONTHLY_COST: "10", LLM_PRICE_INPUT: "0.10", LLM_PRICE_OUTPUT: "0.40" }
  expect(readConfig(env).budget).toEqual({
    tokens: null,
    cost: 10,
    prices: { input: 0.1, output: 0.4 },
    shadowPrices: null,
  })
})
