import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { get, type IncomingMessage } from "node:http"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { json } from "node:stream/consumers"
import { afterEach, beforeEach, expect, test } from "vitest"
import { followEvents } from "./support/event-stream.ts"
import { createDatabase } from "./support/postgres.ts"
import { program } from "./support/program.ts"
import { testServerUrl } from "./support/server-url.ts"

let dataDir: string
let running: ChildProcess[]
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "firstline-cli-"))
  running = []
})
afterEach(async () => {
  for (const child of running) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill("SIGTERM")
    await once(child, "exit")
  }
  rmSync(dataDir, { recursive: true, force: true })
})

type Run = { child: ChildProcess; output: () => string; exit: Promise<number | null> }

function firstline(args: string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env["PATH"] ?? "", PORT: "0", DATA_DIR: join(dataDir, "data"), ...env },
  })
  running.push(child)
  let output = ""
  child.stdout.on("data", (chunk) => (output += String(chunk)))
  child.stderr.on("data", (chunk) => (output += String(chunk)))
  const exit = once(child, "exit").then(() => child.exitCode)
  return { child, output: () => output, exit }
}

/** The address that a server prints once it serves. */
async function addressOf(run: Run): Promise<string> {
  const address = () => /serves (http:\S+)/.exec(run.output())?.[1]
  const exited = run.exit.then((code) => {
    throw new Error(`The server ended with ${code}: ${run.output()}`)
  })
  const printed = new Promise<string>((resolve) => {
    run.child.stdout?.on("data", () => {
      const found = address()
      if (found) resolve(found)
    })
  })
  return Promise.race([printed, exited])
}

const post = (address: string) =>
  fetch(`${address}/api/tickets/`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title: "A", description: "B", category: "billing", priority: "low" }),
  })
/** The counts over a new connection; one that fetch kept may lead to a process that was killed meanwhile. */
async function count(address: string): Promise<unknown> {
  const request = get(`${address}/api/tickets/stats/`, { agent: false })
  const [response]: IncomingMessage[] = await once(request, "response")
  return response && json(response)
}

test("a mistyped command is named, with the commands that there are", async () => {
  const run = firstline(["evalute"])
  expect(await run.exit).toBe(1)
  expect(run.output()).toMatch(/there is no command 'evalute'; there are migrate, .*evaluate/)
})

test("the first start makes a database, serves, and says where; Ctrl-C ends it in order", async () => {
  const first = firstline(["serve"])
  const address = await addressOf(first)
  expect(first.output()).toContain(join(dataDir, "data"))
  expect((await post(address)).status).toBe(201)
  first.child.kill("SIGINT")
  expect(await first.exit).toBe(0)
  const second = firstline([])
  expect(await count(await addressOf(second))).toMatchObject({ total_tickets: 1 })
})

test("after kill -9 the next start has every ticket that was acknowledged", async () => {
  const first = firstline(["serve"])
  const address = await addressOf(first)
  for (let n = 0; n < 5; n++) expect((await post(address)).status).toBe(201)
  first.child.kill("SIGKILL")
  await first.exit
  const second = firstline(["serve"])
  expect(await count(await addressOf(second))).toMatchObject({ total_tickets: 5 })
})

test("a second server on the same data folder refuses with a sentence", async () => {
  await addressOf(firstline(["serve"]))
  const second = firstline(["serve"])
  expect(await second.exit).toBe(1)
  expect(second.output()).toMatch(/Another Firstline server/)
  expect(second.output()).not.toMatch(/\n\s+at /)
})

test("a request in flight ends before the server does", async () => {
  const server = firstline(["serve"])
  const address = await addressOf(server)
  const answers = Promise.all(Array.from({ length: 20 }, () => post(address)))
  await post(address)
  server.child.kill("SIGTERM")
  for (const { status } of await answers) expect(status).toBe(201)
  expect(await server.exit).toBe(0)
})

test("seed fills an empty desk and refuses a full one", async () => {
  const first = firstline(["seed"])
  expect([await first.exit, first.output()]).toEqual([
    0,
    expect.stringMatching(/\d\d sample tickets/),
  ])
  const second = firstline(["seed"])
  expect(await second.exit).toBe(1)
  expect(second.output()).toContain("empty")
})

test("DATABASE_URL takes a server, and migrate prepares it", async () => {
  const database = await createDatabase(testServerUrl(), { template: "template1" })
  const migrated = firstline(["migrate"], { DATABASE_URL: database.url })
  expect([await migrated.exit, migrated.output()]).toEqual([
    0,
    expect.stringContaining("up to date"),
  ])
  const server = firstline(["serve"], { DATABASE_URL: database.url })
  expect((await post(await addressOf(server))).status).toBe(201)
  server.child.kill("SIGTERM")
  await server.exit
  await database.drop()
})

const sentences: [string, Record<string, string>, RegExp][] = [
  ["an unreachable database", { DATABASE_URL: "postgres://a:b@127.0.0.1:1/desk" }, /listens at/],
  [
    "a database host that does not exist",
    { DATABASE_URL: "postgres://a:b@desk.invalid/desk" },
    /host name/,
  ],
  [
    "an address that is none",
    { DATABASE_URL: "mysql://a:b@localhost/desk" },
    /DATABASE_URL must be/,
  ],
  ["a silly port", { PORT: "99999" }, /PORT must be/],
  ["a key of no known form", { LLM_API_KEY: "nonsense" }, /LLM_PROVIDER is needed/],
  ["an open address", { HOST: "0.0.0.0" }, /OPEN_DESK=true/],
]
test.each(sentences)("%s stops the start with a sentence", async (_, env, sentence) => {
  const run = firstline(["serve"], env)
  expect(await run.exit).toBe(1)
  expect(run.output()).toMatch(sentence)
  expect(run.output()).not.toMatch(/\n\s+at |nonsense/)
})

test("wrong credentials and missing rights each get their own sentence", async () => {
  const database = await createDatabase(testServerUrl(), { template: "template1" })
  const wrong = new URL(database.url)
  wrong.password = "wrong"
  const refused = firstline(["serve"], { DATABASE_URL: wrong.href })
  expect(await refused.exit).toBe(1)
  expect(refused.output()).toContain("password")
  const missing = new URL(database.url)
  missing.pathname = "/nowhere"
  const absent = firstline(["serve"], { DATABASE_URL: missing.href })
  expect(await absent.exit).toBe(1)
  expect(absent.output()).toContain("does not exist")
  await database.drop()
})

test("a taken port is named, with a way out", async () => {
  const squatter = createServer().listen(0, "127.0.0.1")
  await once(squatter, "listening")
  const address = squatter.address()
  const port = typeof address === "object" && address ? String(address.port) : ""
  const server = firstline(["serve"], { PORT: port })
  expect(await server.exit).toBe(1)
  expect(server.output()).toContain(`Port ${port} is taken`)
  squatter.close()
})

/** The processes that a process started itself. */
const childrenOf = (pid: number | undefined) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number)

const isWorker = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("main.js")

const isStopped = (pid: number) => readFileSync(`/proc/${pid}/stat`, "utf8").includes(") T ")

test("several processes serve one desk: the same answers, live events, and one that dies is replaced and leaves no request without answer", async () => {
  const server = firstline(["serve", "--workers", "3"])
  const address = await addressOf(server)
  expect(server.output()).toContain("workers 3")
  const streams = await Promise.all(Array.from({ length: 6 }, () => followEvents(address)))
  const created = await Promise.all(Array.from({ length: 9 }, () => post(address)))
  expect(created.map(({ status }) => status)).toEqual(Array.from({ length: 9 }, () => 201))
  const totals = await Promise.all(Array.from({ length: 12 }, () => count(address)))
  for (const total of totals) expect(total).toMatchObject({ total_tickets: 9 })
  for (const stream of streams) {
    await stream.until(() => stream.received.filter(({ event }) => event === "ticket").length >= 9)
    await stream.close()
  }
  const workers = childrenOf(server.child.pid).filter(isWorker)
  expect(workers).toHaveLength(3)
  const [killed = 0] = workers
  process.kill(killed, "SIGSTOP")
  await expect.poll(() => isStopped(killed)).toBe(true)
  const waiting = Promise.all(Array.from({ length: 12 }, () => count(address)))
  process.kill(killed, "SIGKILL")
  for (const total of await waiting) expect(total).toMatchObject({ total_tickets: 9 })
  const others = () => childrenOf(server.child.pid).filter((pid) => pid !== killed && isWorker(pid))
  await expect.poll(() => others().length, { timeout: 10_000 }).toBe(3)
  expect(await count(address)).toMatchObject({ total_tickets: 9 })
  server.child.kill("SIGTERM")
  expect(await server.exit).toBe(0)
}, 60_000)

test("several processes stop the start with one sentence when the port is taken", async () => {
  const holder = createServer().listen(0, "127.0.0.1")
  await once(holder, "listening")
  const taken = holder.address()
  const PORT = typeof taken === "object" ? String(taken?.port) : ""
  const server = firstline(["serve", "--workers", "2"], { PORT })
  expect(await server.exit).toBe(1)
  expect(server.output()).toContain(`Port ${PORT} is taken`)
  holder.close()
}, 60_000)

test("more processes than a database has connections for are refused", async () => {
  const server = firstline(["serve", "--workers", "17"])
  expect(await server.exit).toBe(1)
  expect(server.output()).toContain("at most 16")
})
