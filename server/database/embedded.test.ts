import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  unlink,
  writeFile,
} from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { Client, type QueryResultRow } from "pg"
import { pino } from "pino"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { type Embedded, startEmbedded } from "./embedded.ts"

// Each test makes a database and some kill it, beside everything else that a small machine does.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
const patience = { timeout: 30_000, interval: 20 }

const log = pino({ level: "silent" })
let folder = ""
let servers: Embedded[] = []
let processes: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "firstline-embedded-"))
})

afterEach(async () => {
  for (const child of processes) child.kill("SIGKILL")
  await Promise.all(servers.map((server) => server.stop()))
  servers = []
  processes = []
  await rm(folder, { recursive: true, force: true })
})

async function start(dataDir = folder): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, log })
  servers.push(server)
  return server
}

async function ask<Row extends QueryResultRow>(server: Embedded, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: server.url, connectionTimeoutMillis: 2_000 })
  // A killed server ends the connection while the query is awaited; the query itself tells.
  client.on("error", () => undefined)
  try {
    await client.connect()
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

const postmasterPid = async () =>
  Number((await readFile(join(folder, "postgres/postmaster.pid"), "utf8")).split("\n")[0])

const modeOf = async (name: string) => ((await stat(join(folder, name))).mode & 0o777).toString(8)

const busyQuery = "select count(*) from (select generate_series(1, 2000000000)) as numbers"

/** A server in a process of its own, which writes rows and prints each that was acknowledged. */
function spawnWriter(environment: Record<string, string> = {}): ChildProcess {
  const program = `
    import { Client } from "pg"
    import { pino } from "pino"
    import { startEmbedded } from "./server/database/embedded.ts"
    const log = pino({ level: "silent" })
    const server = await startEmbedded({ dataDir: ${JSON.stringify(folder)}, log })
    const client = new Client({ connectionString: server.url })
    await client.connect()
    await client.query("create table if not exists written (id bigint generated always as identity)")
    for (;;) {
      const { rows } = await client.query("insert into written default values returning id")
      process.stdout.write(rows[0].id + "\\n")
    }`
  const args = ["--import", "tsx", "--input-type=module", "--eval", program]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  })
  processes.push(child)
  return child
}

/** Kills the writer once it has written some rows, and returns the last that it was promised. */
async function killAfterRows(writer: ChildProcess, count: number): Promise<number> {
  let output = ""
  writer.stdout?.on("data", (chunk: Buffer) => {
    output += chunk.toString()
  })
  await vi.waitFor(() => expect(output.split("\n").length).toBeGreaterThan(count), patience)
  writer.kill("SIGKILL")
  await once(writer, "close")
  return Number(output.slice(0, output.lastIndexOf("\n")).split("\n").at(-1))
}

test("the first start makes a private database, and the next one finds what was written", async () => {
  const first = await start()
  await ask(first, "create table kept as select 42 as answer")
  await first.stop()

  const second = await start()
  expect(await ask(second, "select answer from kept")).toEqual([{ answer: 42 }])
  expect(await modeOf(".")).toBe("700")
  expect(await modeOf("postgres")).toBe("700")
  expect(await modeOf("database-password")).toBe("600")
  expect(await modeOf("postgres.log")).toBe("600")
})

test("the database knows UTF-8, checks its pages and can do what search needs", async () => {
  const server = await start()
  await ask(server, "create extension pg_trgm")
  await ask(server, "create extension unaccent")
  const settings = await ask(
    server,
    `select current_setting('server_encoding') as encoding, current_setting('data_checksums') as sums,
            current_setting('fsync') as fsync, current_setting('timezone') as zone,
            upper('ä') as upper, current_setting('is_superuser') as superuser`,
  )
  expect(settings).toEqual([
    { encoding: "UTF8", sums: "on", fsync: "on", zone: "UTC", upper: "Ä", superuser: "off" },
  ])
})

test("nobody enters without the password", async () => {
  const server = await start()
  const stranger = new Client({ ...server.connection, password: "guessed" })
  await expect(stranger.connect()).rejects.toThrow(/password authentication failed/)
  const superuser = new Client({ ...server.connection, user: "postgres" })
  await expect(superuser.connect()).rejects.toThrow(/password authentication failed/)
})

test("a lost password file is replaced, and the data stays", async () => {
  const first = await start()
  await ask(first, "create table kept ()")
  await first.stop()
  await unlink(join(folder, "database-password"))

  const second = await start()
  expect(second.connection.password).not.toBe(first.connection.password)
  expect(await ask(second, "select from kept")).toEqual([])
})

test("a second server on the same folder is refused in a sentence, and the first goes on", async () => {
  const server = await start()
  await expect(start()).rejects.toThrow(
    `Another Firstline server (process ${process.pid}) is using the data folder ${folder}.`,
  )
  expect(await ask(server, "select 1 as one")).toEqual([{ one: 1 }])
})

test("of servers that start at the same moment on a new folder, one wins", async () => {
  const outcomes = await Promise.allSettled([start(), start(), start(), start()])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual([
    "fulfilled",
    "rejected",
    "rejected",
    "rejected",
  ])
})

test("after kill -9 of the server every acknowledged row is there, and its orphan is gone", async () => {
  const promised = await killAfterRows(spawnWriter(), 50)
  const orphan = await postmasterPid()

  const server = await start()
  const [row] = await ask<{ last: string }>(server, "select max(id) as last from written")
  expect(Number(row?.last)).toBeGreaterThanOrEqual(promised)
  expect(await postmasterPid()).not.toBe(orphan)
})

test("after kill -9 of PostgreSQL it is back on the same address with every acknowledged row", async () => {
  const server = await start()
  await ask(server, "create table written as select 1 as id")
  const killed = await postmasterPid()
  // One of its processes is busy for long, and would keep the next PostgreSQL from starting.
  const busy = ask(server, busyQuery).catch(() => undefined)
  await vi.waitFor(async () => {
    const queries = await ask(server, "select query from pg_stat_activity where state = 'active'")
    expect(queries).toContainEqual({ query: busyQuery })
  }, patience)
  process.kill(killed, "SIGKILL")
  await busy

  await vi.waitFor(async () => {
    expect(await ask(server, "select id from written")).toEqual([{ id: 1 }])
    expect(await postmasterPid()).not.toBe(killed)
  }, patience)
})

test("a stop while the database is being started again leaves nothing running", async () => {
  const server = await start()
  process.kill(await postmasterPid(), "SIGKILL")
  await sleep(120)
  await server.stop()
  await expect(postmasterPid()).rejects.toThrow("ENOENT")
})

test("a start that was killed while it made the database is made again", async () => {
  const writer = spawnWriter()
  await vi.waitFor(
    async () => {
      const names = await readdir(folder)
      expect(names.some((name) => name.startsWith("postgres.new-"))).toBe(true)
    },
    { ...patience, interval: 5 },
  )
  writer.kill("SIGKILL")
  await once(writer, "close")

  const server = await start()
  expect(await ask(server, "select 1 as one")).toEqual([{ one: 1 }])
  expect((await readdir(folder)).filter((name) => name.includes(".new"))).toEqual([])
})

test("a process that was given the id of a dead PostgreSQL does not block the start", async () => {
  const first = await start()
  const pidFile = join(folder, "postgres/postmaster.pid")
  const lines = await readFile(pidFile, "utf8")
  await first.stop()
  // Owned by the user that PostgreSQL runs as: others' processes it passes over by itself.
  const { uid, gid } = await stat(join(folder, "postgres"))
  const stranger = spawn("sleep", ["60"], { uid, gid, stdio: "ignore" })
  processes.push(stranger)
  await writeFile(pidFile, lines.replace(/^\d+/, String(stranger.pid)))

  const second = await start()
  expect(await ask(second, "select 1 as one")).toEqual([{ one: 1 }])
  expect(stranger.signalCode).toBeNull()
})

test.runIf(process.platform === "linux")("no secret of ours reaches PostgreSQL", async () => {
  await killAfterRows(spawnWriter({ LLM_API_KEY: "sk-hidden" }), 1)
  const environment = await readFile(`/proc/${await postmasterPid()}/environ`, "utf8")
  expect(environment.split("\0").filter(Boolean).toSorted()).toEqual([
    "LC_ALL=C",
    "PATH=/usr/bin:/bin",
  ])
  await start()
})

test("a broken data folder is told in a sentence with PostgreSQL's last words", async () => {
  await (await start()).stop()
  await unlink(join(folder, "postgres/global/pg_control"))
  await expect(start()).rejects.toThrow(
    /^The embedded PostgreSQL did not start on .*\/postgres\. It ended with code 2\n.*could not/s,
  )
})

test("a folder that holds other files and is open to all is refused, not closed", async () => {
  const open = join(folder, "shared")
  await mkdir(open)
  await writeFile(join(open, "notes.txt"), "mine")
  await chmod(open, 0o755)
  await expect(start(open)).rejects.toThrow(/holds other files and is open to other users/)
  expect(await modeOf("shared")).toBe("755")
})

test("a path too long for a socket is served on loopback", async () => {
  const server = await start(join(folder, "x".repeat(90)))
  expect(server.connection.host).toBe("127.0.0.1")
  expect(await ask(server, "select 1 as one")).toEqual([{ one: 1 }])
})
