import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { readFile, readdir, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, test, vi } from "vitest"
import {
  ask,
  patience,
  postmasterPid,
  spawnNode,
  start,
  temporaryFolder,
} from "../../../tests/support/embedded-fixture.ts"

const busyQuery = "select count(*) from (select generate_series(1, 2000000000)) as numbers"

/** A server that writes rows and prints each that was acknowledged. */
const writer = (dataDir: string) => `
    import { Client } from "pg"
    import { pino } from "pino"
    import { startEmbedded } from "./server/database/embedded.ts"
    const log = pino({ level: "silent" })
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log })
    const client = new Client({ connectionString: server.url })
    await client.connect()
    await client.query("create table if not exists written (id bigint generated always as identity)")
    for (;;) {
      const { rows } = await client.query("insert into written default values returning id")
      process.stdout.write(rows[0].id + "\\n")
    }`

/** Kills the writer once it has written some rows, and returns the last that it was promised. */
async function killAfterRows(process: ChildProcess, count: number): Promise<number> {
  let output = ""
  process.stdout?.on("data", (chunk: Buffer) => {
    output += chunk.toString()
  })
  await vi.waitFor(() => expect(output.split("\n").length).toBeGreaterThan(count), patience)
  process.kill("SIGKILL")
  await once(process, "close")
  return Number(output.slice(0, output.lastIndexOf("\n")).split("\n").at(-1))
}

test("after kill -9 of the server every acknowledged row is there, and its orphan is gone", async () => {
  const folder = await temporaryFolder()
  const promised = await killAfterRows(spawnNode(writer(folder)), 50)
  const orphan = await postmasterPid(folder)

  const server = await start(folder)
  const [row] = await ask<{ last: string }>(server, "select max(id) as last from written")
  expect(Number(row?.last)).toBeGreaterThanOrEqual(promised)
  expect(await postmasterPid(folder)).not.toBe(orphan)
})

test("after kill -9 of PostgreSQL it is back on the same address with every acknowledged row", async () => {
  const folder = await temporaryFolder()
  const server = await start(folder)
  await ask(server, "create table written as select 1 as id")
  const killed = await postmasterPid(folder)
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
    expect(await postmasterPid(folder)).not.toBe(killed)
  }, patience)
})

test("a stop while the database is being started again leaves nothing running", async () => {
  const folder = await temporaryFolder()
  const server = await start(folder)
  process.kill(await postmasterPid(folder), "SIGKILL")
  await sleep(120)
  await server.stop()
  const find = async () => process.kill(await postmasterPid(folder), 0)
  await expect(find()).rejects.toThrow(/ENOENT|ESRCH/)
})

test("a start that was killed while it made the database is made again", async () => {
  const folder = await temporaryFolder()
  const starting = spawnNode(writer(folder))
  await vi.waitFor(
    async () => {
      const names = await readdir(folder)
      expect(names.some((name) => name.startsWith("postgres.new-"))).toBe(true)
    },
    { ...patience, interval: 5 },
  )
  starting.kill("SIGKILL")
  await once(starting, "close")

  const server = await start(folder)
  expect(await ask(server, "select 1 as one")).toEqual([{ one: 1 }])
  expect((await readdir(folder)).filter((name) => name.includes(".new"))).toEqual([])
})

test("a process that was given the id of a dead PostgreSQL does not block the start", async () => {
  const folder = await temporaryFolder()
  const first = await start(folder)
  const pidFile = join(folder, "postgres/postmaster.pid")
  const lines = await readFile(pidFile, "utf8")
  await first.stop()
  // Owned by the user that PostgreSQL runs as: others' processes it passes over by itself.
  const { uid, gid } = await stat(join(folder, "postgres"))
  const stranger = spawn("sleep", ["60"], { uid, gid, stdio: "ignore" })
  await writeFile(pidFile, lines.replace(/^\d+/, String(stranger.pid)))

  const second = await start(folder)
  expect(await ask(second, "select 1 as one")).toEqual([{ one: 1 }])
  expect(stranger.kill()).toBe(true)
})

test.runIf(process.platform === "linux")("no secret of ours reaches PostgreSQL", async () => {
  const folder = await temporaryFolder()
  await killAfterRows(spawnNode(writer(folder), { LLM_API_KEY: "sk-hidden" }), 1)
  const environment = await readFile(`/proc/${await postmasterPid(folder)}/environ`, "utf8")
  expect(environment.split("\0").filter(Boolean).toSorted()).toEqual([
    "LC_ALL=C",
    "PATH=/usr/bin:/bin",
  ])
  await start(folder)
})
