import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { setTimeout as wait } from "node:timers/promises"
import { Client } from "pg"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { createDatabase, type TestDatabase } from "../../tests/support/postgres.ts"
import { migrate } from "./migrate.ts"
import { testServerUrl } from "../../tests/support/server-url.ts"

const folder = new URL("./migrations/", import.meta.url)
const migrations = readdirSync(folder)
  .filter((name) => name.endsWith(".sql"))
  .toSorted()
// What a desk lacks that was last started before there were counters and an index of words.
const missing = migrations.slice(migrations.indexOf("0006_counters.sql"))
const [many, few] = [20_000, 200]

const run = async (url: string, work: (client: Client) => Promise<void>) => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

async function makeOlderDesk(client: Client, tickets: number): Promise<void> {
  await client.query(
    `create table schema_migration (
       name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  )
  for (const name of migrations.filter((one) => !missing.includes(one))) {
    const sql = readFileSync(new URL(name, folder), "utf8")
    await client.query(sql)
    await client.query("insert into schema_migration (name, checksum) values ($1, $2)", [
      name,
      createHash("sha256").update(sql).digest("hex"),
    ])
  }
  await client.query(
    `insert into ticket (title, description, category, priority)
     select 'Parcel ' || at,
       (select string_agg('w' || at::bigint * place * 7919 % 5003, ' ') from generate_series(1, 15) place),
       'general', 'low' from generate_series(1, ${tickets}) at`,
  )
}

async function olderDesk(tickets: number): Promise<TestDatabase> {
  const database = await createDatabase(testServerUrl(), { template: "template1" })
  await run(database.url, (connection) => makeOlderDesk(connection, tickets))
  return database
}

let [large, small]: TestDatabase[] = []
beforeAll(async () => {
  ;[large, small] = [await olderDesk(many), await olderDesk(few)]
}, 60_000)
afterAll(() => Promise.all([large?.drop(), small?.drop()]))

let desk: TestDatabase
let client: Client

/** Goes on with a desk like an older one. */
async function takeDesk(older: TestDatabase | undefined): Promise<void> {
  const template = new URL(older?.url ?? "").pathname.slice(1)
  desk = await createDatabase(testServerUrl(), { template })
  client = new Client({ connectionString: desk.url })
  await client.connect()
}
afterEach(async () => {
  await client.end()
  await desk.drop()
})

const one = async <Value>(sql: string, values: unknown[] = []): Promise<Value | undefined> => {
  const { rows } = await client.query<{ value: Value }>(sql, values)
  return rows[0]?.value
}

// Of the indexes, the one on tickets: 0008 builds others, on a table that is still empty.
const stepSql = `
  select coalesce(split_part(phase, ':', 1), query) as step
  from pg_stat_activity left join pg_stat_progress_create_index building
    on building.pid = pg_stat_activity.pid and relid = 'ticket'::regclass
  where application_name = 'firstline beside its pools' and state = 'active'
    and pg_stat_activity.datname = current_database()`

/** What a migration under way is doing: a phase of building an index, or a statement. */
async function stepOf(connection: Client): Promise<string> {
  const { rows } = await connection.query<{ step: string }>(stepSql)
  return rows[0]?.step.trim() ?? ""
}

const writes = [
  `insert into ticket (title, description, category, priority)
   select 'New ' || gen_random_uuid(), description, 'billing', 'high' from ticket where id = $1`,
  "update ticket set title = 'Changed ' || gen_random_uuid() where id = $1",
  "update ticket set status = 'closed' where id = $1",
]

type Written = { acknowledged: Map<string, number>; refusal: unknown }

/**
 * Writes without a pause, as an impatient server would, until a write is refused. Counts the writes that
 * were acknowledged within one step of the migration.
 */
async function keepWriting(url: string, { until }: { until: () => boolean }): Promise<Written> {
  const written: Written = { acknowledged: new Map(), refusal: null }
  const writeAll = async (connection: Client) => {
    await connection.query("set lock_timeout = '2s'")
    for (let at = 0; !until(); at++) {
      const before = await stepOf(connection)
      await connection.query(writes[at % writes.length] ?? "", [1 + (at % few)])
      if ((await stepOf(connection)) !== before) continue
      written.acknowledged.set(before, (written.acknowledged.get(before) ?? 0) + 1)
    }
  }
  await run(url, writeAll).catch((error: unknown) => {
    written.refusal = error
  })
  return written
}

/** Migrates while four writers write, and tells how many writes each step of it let through. */
async function migrateUnderWrites() {
  let isDone = false
  const migrated = migrate(desk.url).finally(() => {
    isDone = true
  })
  const writers = [1, 2, 3, 4].map(() => keepWriting(desk.url, { until: () => isDone }))
  const [names, ...written] = await Promise.all([migrated, ...writers])
  expect(written.map(({ refusal }) => refusal)).toEqual([null, null, null, null])
  const through = (step: string) =>
    written.reduce((sum, { acknowledged }) => sum + (acknowledged.get(step) ?? 0), 0)
  return { names, through }
}

/** The index of words is as a desk has it that never had another, and knows every ticket and word. */
async function expectWholeIndex(): Promise<void> {
  expect(
    await one(`select indisvalid and indisready as value from pg_index
      where indexrelid = 'ticket_words'::regclass`),
  ).toBe(true)
  expect(await one("select to_regclass('ticket_search') as value")).toBeNull()
  await client.query("set enable_seqscan = off")
  const byIndex = `select count(*)::int as value from ticket
    where search_keys(created_at, category, priority, status, title, description)
      && (select array_agg('#' || status) from unnest(enum_range(null::status)) status)`
  const { rows: plan } = await client.query(`explain ${byIndex}`)
  expect(JSON.stringify(plan)).toContain("ticket_words")
  expect(await one(byIndex)).toBe(await one("select count(*)::int as value from ticket"))
  expect(
    await one(`select count(*)::int as value from ticket, unnest(search_words(search_text(title, description))) word
      where not exists (select from search_word known where known.word = word collate "C")`),
  ).toBe(0)
  expect(await one("select count(*)::int as value from ticket_count_difference")).toBe(0)
}

test("while a desk's index is built and its tickets are counted, nobody waits to write", async () => {
  await takeDesk(large)
  const { names, through } = await migrateUnderWrites()
  expect(names).toEqual(missing)
  const steps = ["call remember_all_words()", "building index", "index validation"]
  expect(steps.filter((step) => through(step) === 0)).toEqual([])
  await expectWholeIndex()
}, 30_000)

test("a migration that waits for a long transaction lets the others write meanwhile", async () => {
  await takeDesk(small)
  const [insert = ""] = writes
  await client.query("begin")
  await client.query(insert, [1])
  // Longer than any writer waits.
  const committed = wait(2_500).then(() => client.query("commit"))
  const { names } = await migrateUnderWrites()
  await committed
  expect(names).toEqual(missing)
}, 30_000)

/** Ends the connection that is building the index of words, and returns how many did. */
const breakOffBuild = () =>
  one<number>(`select count(pg_terminate_backend(pid))::int as value from pg_stat_progress_create_index
    where datname = current_database() and relid = 'ticket'::regclass and phase like 'building index%'`)

test("an index whose build was broken off is built anew by the next migration", async () => {
  await takeDesk(large)
  const brokenOff = migrate(desk.url).catch((error: unknown) => error)
  await expect.poll(breakOffBuild, { interval: 5, timeout: 15_000 }).toBe(1)
  expect(await brokenOff).toBeInstanceOf(Error)
  expect(
    await one(
      "select indisvalid as value from pg_index where indexrelid = 'ticket_words'::regclass",
    ),
  ).toBe(false)

  expect(await migrate(desk.url)).toEqual(missing.filter((name) => name >= "0009"))
  await expectWholeIndex()
}, 30_000)

test("servers that start together migrate once", async () => {
  await takeDesk(small)
  const names = await Promise.all([1, 2, 3].map(() => migrate(desk.url)))
  expect(names.flat()).toEqual(missing)
}, 30_000)
