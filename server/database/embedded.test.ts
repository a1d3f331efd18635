import { chmod, mkdir, stat, unlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Client } from "pg"
import { expect, test } from "vitest"
import { ask, start, temporaryFolder } from "../../tests/support/embedded-fixture.ts"

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

test("the first start makes a private database, and the next one finds what was written", async () => {
  const folder = await temporaryFolder()
  const first = await start(folder)
  await ask(first, "create table kept as select 42 as answer")
  await first.stop()

  const second = await start(folder)
  expect(await ask(second, "select answer from kept")).toEqual([{ answer: 42 }])
  expect(await modeOf(folder)).toBe("700")
  expect(await modeOf(join(folder, "postgres"))).toBe("700")
  expect(await modeOf(join(folder, "database-password"))).toBe("600")
  expect(await modeOf(join(folder, "postgres.log"))).toBe("600")
})

test("the database knows UTF-8, checks its pages and can do what search needs", async () => {
  const folder = await temporaryFolder()
  const server = await start(folder)
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
  const folder = await temporaryFolder()
  const server = await start(folder)
  const stranger = new Client({ ...server.connection, password: "guessed" })
  await expect(stranger.connect()).rejects.toThrow(/password authentication failed/)
  const superuser = new Client({ ...server.connection, user: "postgres" })
  await expect(superuser.connect()).rejects.toThrow(/password authentication failed/)
})

test("a lost password file is replaced, and the data stays", async () => {
  const folder = await temporaryFolder()
  const first = await start(folder)
  await ask(first, "create table kept ()")
  await first.stop()
  await unlink(join(folder, "database-password"))

  const second = await start(folder)
  expect(second.connection.password).not.toBe(first.connection.password)
  expect(await ask(second, "select from kept")).toEqual([])
})

test("a second server on the same folder is refused in a sentence, and the first goes on", async () => {
  const folder = await temporaryFolder()
  const server = await start(folder)
  await expect(start(folder)).rejects.toThrow(
    `Another Firstline server (process ${process.pid}) is using the data folder ${folder}.`,
  )
  expect(await ask(server, "select 1 as one")).toEqual([{ one: 1 }])
})

test("of servers that start at the same moment on a new folder, one wins", async () => {
  const folder = await temporaryFolder()
  const outcomes = await Promise.allSettled([
    start(folder),
    start(folder),
    start(folder),
    start(folder),
  ])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual([
    "fulfilled",
    "rejected",
    "rejected",
    "rejected",
  ])
})

test("a broken data folder is told in a sentence with PostgreSQL's last words", async () => {
  const folder = await temporaryFolder()
  await (await start(folder)).stop()
  await unlink(join(folder, "postgres/global/pg_control"))
  await expect(start(folder)).rejects.toThrow(
    /^The embedded PostgreSQL did not start on .*\/postgres\. It ended with code 2\n.*could not/s,
  )
})

test("a folder that holds other files and is open to all is refused, not closed", async () => {
  const folder = await temporaryFolder()
  const open = join(folder, "shared")
  await mkdir(open)
  await writeFile(join(open, "notes.txt"), "mine")
  await chmod(open, 0o755)
  await expect(start(open)).rejects.toThrow(/holds other files and is open to other users/)
  expect(await modeOf(join(folder, "shared"))).toBe("755")
})

test("a path too long for a socket is served on loopback", async () => {
  const folder = await temporaryFolder()
  const server = await start(join(folder, "x".repeat(90)))
  expect(server.connection.host).toBe("127.0.0.1")
  expect(await ask(server, "select 1 as one")).toEqual([{ one: 1 }])
})
