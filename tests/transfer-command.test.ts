import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { startApp, type TestApp } from "./support/app.ts"
import { createDatabase } from "./support/postgres.ts"
import { program } from "./support/program.ts"
import { testServerUrl } from "./support/server-url.ts"

vi.setConfig({ testTimeout: 60_000 })

let folder: string
let app: TestApp
let running: ChildProcess[]
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "firstline-transfer-"))
  app = await startApp()
  running = []
})
afterEach(async () => {
  for (const child of running) child.kill("SIGKILL")
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

type Run = { child: ChildProcess; out: () => string; err: () => string; exit: Promise<unknown> }

function firstline(args: string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env["PATH"] ?? "", DATABASE_URL: app.databaseUrl, ...env },
  })
  running.push(child)
  let [out, err] = ["", ""]
  child.stdout.on("data", (chunk) => (out += String(chunk)))
  child.stderr.on("data", (chunk) => (err += String(chunk)))
  const exit = once(child, "close").then(() => child.exitCode)
  return { child, out: () => out, err: () => err, exit }
}

function fileOf(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const many = 20_000
const manyRows = () =>
  [
    "title,description,category,priority",
    ...Array.from(
      { length: many },
      (_, n) => `Row ${n},The printer on floor ${n} burns.,billing,low`,
    ),
  ].join("\n")

async function countTickets(): Promise<number> {
  const { total } = await app.db
    .selectFrom("ticket")
    .select(({ fn }) => fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow()
  return total
}

test("after kill -9 in the middle, the same command brings in every row once", async () => {
  const file = fileOf("tickets.csv", manyRows())
  const first = firstline(["import", file])
  await expect.poll(countTickets, { timeout: 30_000, interval: 5 }).toBeGreaterThan(0)
  first.child.kill("SIGKILL")
  await first.exit
  const there = await countTickets()
  expect(there).toBeLessThan(many)
  const second = firstline(["import", file])
  expect([await second.exit, second.err()]).toEqual([0, ""])
  expect(second.out()).toContain("of 20,000 rows were imported as tickets")
  expect(second.out()).toContain("were dealt with before")
  const titles = await app.db.selectFrom("ticket").select("title").distinct().execute()
  expect([await countTickets(), titles.length]).toEqual([many, many])
  const events = await app.db.selectFrom("ticket_event").select("ticket_id").distinct().execute()
  expect(events).toHaveLength(many)
  const third = firstline(["import", file])
  expect([await third.exit, third.out()]).toEqual([0, expect.stringContaining("0 of 20,000")])
})

test("Ctrl-C ends an import between batches, and says how to go on", async () => {
  const file = fileOf("tickets.csv", manyRows())
  const run = firstline(["import", file])
  await expect.poll(countTickets, { timeout: 30_000, interval: 5 }).toBeGreaterThan(0)
  run.child.kill("SIGINT")
  expect(await run.exit).toBe(1)
  expect(run.err()).toContain("goes on where this one ended")
  expect((await countTickets()) % 4_000).toBe(0)
  expect(await firstline(["import", file]).exit).toBe(0)
  expect(await countTickets()).toBe(many)
})

test("bad rows are told by line and set aside with the reason, to be mended and imported", async () => {
  const file = fileOf(
    "old desk.csv",
    'title,description,owner\nA,B,ann\n,"no\ntitle",bob\nC,D,eve\n',
  )
  const run = firstline(["import", file])
  expect(await run.exit).toBe(1)
  expect(run.out()).toContain("2 of 3 rows")
  expect(run.err()).toMatch(/line 3: title must not be blank[^]*1 row was set aside/)
  const rejected = join(folder, "old desk.rejected.csv")
  expect(readFileSync(rejected, "utf8")).toBe(
    'rejected_because,rejected_line,title,description,owner\r\ntitle must not be blank; give 1 to 200 characters,3,,"no\ntitle",bob\r\n',
  )
  writeFileSync(rejected, readFileSync(rejected, "utf8").replace(',,"no', ',Now it has,"no'))
  expect(await firstline(["import", rejected]).exit).toBe(0)
  expect(await countTickets()).toBe(3)
})

test("a file of rejected rows is never written over, and what a spreadsheet would run is guarded in it", async () => {
  const file = fileOf("old.csv", "title,description,owner\n,=1+1,@eve\n")
  expect(await firstline(["import", file]).exit).toBe(1)
  const first = join(folder, "old.rejected.csv")
  writeFileSync(first, readFileSync(first, "utf8").replace(",,", ",Mended,"))
  const again = firstline(["import", file])
  expect([await again.exit, again.err()]).toEqual([1, expect.stringContaining("rejected-2.csv")])
  expect(readFileSync(first, "utf8")).toContain("Mended,'=1+1,'@eve")
  expect(await firstline(["import", first]).exit).toBe(0)
  const { title, description } = await app.db
    .selectFrom("ticket")
    .selectAll()
    .executeTakeFirstOrThrow()
  expect([title, description]).toEqual(["Mended", "=1+1"])
  const second = firstline(["import", join(folder, "old.rejected-2.csv")])
  expect([await second.exit, second.err()]).toEqual([1, expect.stringContaining("rejected-3.csv")])
  expect(readFileSync(join(folder, "old.rejected-3.csv"), "utf8")).toBe(
    readFileSync(join(folder, "old.rejected-2.csv"), "utf8"),
  )
})

test("bad lines of JSON are set aside as JSON", async () => {
  const file = fileOf("old.jsonl", '{"title":"A","description":"B"}\n{"title":"C"}\noops\n')
  expect(await firstline(["import", file]).exit).toBe(1)
  const lines = readFileSync(join(folder, "old.rejected.jsonl"), "utf8").trimEnd().split("\n")
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    {
      rejected_because: expect.stringContaining("description is required"),
      rejected_line: 2,
      title: "C",
    },
    { rejected_because: "is no JSON object", rejected_line: 3, text: "oops" },
  ])
})

const csv =
  "title,description,category,priority,created_at\n=1+1,\"a\nb\",billing,low,2026-01-02T00:00:00Z\n'quoted',c,account,high,2026-01-02T00:00:00Z\nOpen,d,,,2026-01-02T00:00:00Z\n"

test.each(["csv", "jsonl"])("a desk moves with export and import as %s", async (format) => {
  expect(await firstline(["import", fileOf("tickets.csv", csv)]).exit).toBe(0)
  const exported = join(folder, `moved.${format}`)
  const run = firstline(["export", "--out", exported])
  expect([await run.exit, run.err()]).toEqual([0, ""])
  expect(run.out()).toContain("3 tickets were exported")
  expect(existsSync(`${exported}.part`)).toBe(false)
  const before = firstline(["export", "--format", "jsonl"])
  await before.exit
  const other = await createDatabase(testServerUrl())
  expect(await firstline(["import", exported], { DATABASE_URL: other.url }).exit).toBe(0)
  const after = firstline(["export", "--format", "jsonl"], { DATABASE_URL: other.url })
  await after.exit
  await other.drop()
  const contents = (text: string) => text.replaceAll(/"(id|updated_at)":[^,]*,/g, "")
  expect(contents(after.out())).toEqual(contents(before.out()))
  expect(before.out().split("\n")).toHaveLength(4)
})

test("an import fills the embedded database, and an export reads it", async () => {
  const env = { DATABASE_URL: "", DATA_DIR: join(folder, "data") }
  const run = firstline(["import", fileOf("tickets.csv", csv)], env)
  expect([await run.exit, run.err()]).toEqual([0, ""])
  const exported = firstline(["export"], env)
  expect(await exported.exit).toBe(0)
  expect(exported.out()).toMatch(/^id,title,description,[^]*'=1\+1,"a\nb",billing,low,open/)
})

const sentences: [string, () => string, RegExp][] = [
  ["that is not there", () => join(folder, "none.csv"), /There is no file/],
  ["of an unknown ending", () => fileOf("tickets.xlsx", "x"), /must end with \.csv or \.jsonl/],
  [
    "that is not UTF-8",
    () => fileOf("latin.csv", Buffer.from("title,description\nGr\xf6\xdfe,b\n", "latin1")),
    /is not UTF-8/,
  ],
  ["without its columns", () => fileOf("bare.csv", "subject,body\na,b\n"), /no column title/],
  ["that is empty", () => fileOf("empty.csv", ""), /is empty/],
  [
    "that is a folder",
    () => {
      const path = join(folder, "folder.csv")
      mkdirSync(path)
      return path
    },
    /cannot be read/,
  ],
]
test.each(sentences)("a file %s is refused with a sentence", async (_, path, sentence) => {
  const run = firstline(["import", path()])
  expect(await run.exit).toBe(1)
  expect(run.err()).toMatch(sentence)
  expect(run.err()).not.toMatch(/\n\s+at /)
  expect(await countTickets()).toBe(0)
})

test("a name that is none, and rows that cannot be set aside, end an import with a sentence", async () => {
  // With its ending for the rejected rows this name is too long.
  const name = "a".repeat(245)
  const path = fileOf(`${name}.csv`, "title,description\n,b\n")
  const unnamed = firstline(["import", path, "--name", ""])
  expect(await unnamed.exit).toBe(1)
  expect(unnamed.err()).toContain("1 to 100 letters")
  const run = firstline(["import", path])
  expect(await run.exit).toBe(1)
  expect(run.err()).toContain(
    `${name}.rejected.csv, for the rows that are refused, cannot be written`,
  )
  expect(run.err()).not.toMatch(/\n\s+at /)
})

test("an export that cannot be written says so, and leaves nothing", async () => {
  const run = firstline(["export", "--out", join(folder, "nowhere", "tickets.csv")])
  expect(await run.exit).toBe(1)
  expect(run.err()).toMatch(/cannot be written/)
  expect(run.err()).not.toMatch(/\n\s+at /)
})
