import { spawn } from "node:child_process"
import { text } from "node:stream/consumers"
import { fileURLToPath } from "node:url"
import { Client } from "pg"
import { afterEach, beforeEach, expect, test } from "vitest"
import { createDatabase, type TestDatabase } from "../tests/support/postgres.ts"
import { knownWords } from "./known-words.ts"
import { testServerUrl } from "../tests/support/server-url.ts"

const program = fileURLToPath(new URL("run.ts", import.meta.url))
const rows = 600

let database: TestDatabase
let client: Client

beforeEach(async () => {
  database = await createDatabase(testServerUrl())
  client = new Client({ connectionString: database.url })
  await client.connect()
})

afterEach(async () => {
  await client.end()
  await database.drop()
})

async function bench(...args: string[]) {
  const given = ["--rows", String(rows), "--seconds", "0.05", "--keep", database.url, ...args]
  const child = spawn(process.execPath, ["--import", "tsx", program, ...given])
  const ended = new Promise((resolve) => child.once("exit", resolve))
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, output, errors }
}

const indexNames = async () => {
  const { rows: indexes } = await client.query<{ indexname: string }>(
    "select indexname from pg_indexes where tablename = 'ticket' order by 1",
  )
  return indexes.map(({ indexname }) => indexname)
}

test("a call is measured with 1, 16 and 64 clients, and the next run finds the database filled", async () => {
  const first = await bench("--only", "one ticket")
  expect(first.errors).toBe("")
  expect(first.output).toContain(`insert ${rows} tickets`)
  const heads = [...first.output.matchAll(/^\| (\d+) clients? \|.*ratio \|$/gm)]
  expect(heads.map(([, clients]) => clients)).toEqual(["1", "16", "64"])
  const figure = String.raw`[\d.]+ \| `
  const measured = new RegExp(String.raw`^\| one ticket \| (?:${figure}){5}[\d.]+ \|$`, "gm")
  expect(first.output.match(measured)).toHaveLength(3)

  const second = await bench("--only", "one ticket")
  expect(second.code).toBe(0)
  expect(second.output).not.toContain("insert")
  expect(second.output.match(measured)).toHaveLength(3)
}, 60_000)

test("a filled database is as if its tickets had been written one by one, and writing calls leave nothing", async () => {
  const indexes = await indexNames()
  for (const call of ["create", "change of status"]) {
    const { errors, output } = await bench("--only", call)
    expect(errors).toBe("")
    // A failure would stand after the name.
    expect(output.match(new RegExp(`^\\| ${call} \\|`, "gm"))).toHaveLength(3)
  }

  expect(await indexNames()).toEqual(indexes)
  const count = async (sql: string) => {
    const found = await client.query<{ count: number }>(`select count(*)::int from ${sql}`)
    return found.rows[0]?.count
  }
  expect(await count("ticket")).toBe(rows)
  expect(await count("ticket where version > 1")).toBe(0)
  expect(await count("ticket_event")).toBe(0)
  expect(await count("ticket_count_difference")).toBe(0)
  const [word, share] = knownWords[0]
  expect(await count(`ticket where description like '%${word}%'`)).toBeCloseTo(rows * share, -1.7)
  const words = await count("search_word")
  await client.query("call remember_all_words()")
  expect(await count("search_word")).toBe(words)
}, 60_000)

test("a database with tickets of somebody else is refused", async () => {
  await client.query(
    "insert into ticket (title, description, category, priority) values ('Mine', 'Mine', 'general', 'low')",
  )
  const { code, errors } = await bench()
  expect(code).toBe(1)
  expect(errors).toContain("no bench has written")
  expect((await client.query("select from ticket")).rowCount).toBe(1)
})
