import { sql } from "kysely"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { startApp, type TestApp } from "../../tests/support/app.ts"
import { decide, decideOnPairs } from "../../tests/support/decided.ts"

// Each test trains two or three times, each time in a new thread.
vi.setConfig({ testTimeout: 120_000 })

// A desk of its own for each test: a running one still knows what it learned from tickets that are gone.
let app: TestApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.close())

/** Sixty labels in two categories, in turns. */
async function decideInTurns(): Promise<number[]> {
  const ids: number[] = []
  for (let turn = 0; turn < 6; turn++) {
    ids.push(...(await decide(app.db, 5, "Zorblax", { category: "account", priority: "high" })))
    ids.push(...(await decide(app.db, 5, "Quimby", { category: "billing", priority: "low" })))
  }
  return ids
}

const learn = async (): Promise<string> => {
  await app.api.call("trainTriage", {})
  return (await app.runJobs()).at(-1) ?? ""
}
const use = (id: number | null) => app.api.call("activateTriageModel", { body: { id } })
const versions = async () =>
  (await app.api.call("listTriageModels", {})).map(({ name, is_active, is_usable }) =>
    [name, is_active ? "answers" : is_usable ? "usable" : "not usable"].join(" "),
  )
const remove = (ids: number[]) => app.db.deleteFrom("ticket").where("id", "in", ids).execute()
let asked = 0
const ask = (thing: string, desk: TestApp = app) =>
  desk.api.call("classifyText", { body: { description: `The ${thing} is here, ${++asked}` } })

async function decideAndUndo(): Promise<number> {
  const { id } = await app.submitTicket()
  const { version } = await app.api.call("changeTicket", {
    params: { id },
    body: { category: "account" },
  })
  await app.api.call("undoChange", { params: { id }, body: { version } })
  return id
}

test("a word that was taken back is no reason to learn anew, on a new desk as after a rollback", async () => {
  await decide(app.db, 1, "Zorblax", { category: "account" })
  await decideAndUndo()
  expect(await learn()).toBe("1 new labels are too few to learn anew")
  await decideInTurns()
  expect(await learn()).toMatch(/^starter-3\+1 answers/)
  await use(null)
  await decideAndUndo()
  expect(await learn()).toBe("0 new labels are too few to learn anew")
  expect(await versions()).toEqual(["starter-3+1 usable", "starter-3 answers"])
})

test("a field that stays as it was keeps what it has learned label by label", async () => {
  await decide(app.db, 15, "Flumox", { priority: "critical" })
  await decideInTurns()
  await app.db
    .updateTable("label")
    .set({ desk_priority: null, priority_kind: null })
    .where("desk_category", "is not", null)
    .execute()
  expect(await learn()).toMatch(/^starter-3\+1 answers/)
  const [model] = await app.api.call("listTriageModels", {})
  expect(model).toMatchObject({ category: { is_kept: true }, priority: { is_kept: false } })
  expect(await ask("flumox")).toMatchObject({ suggested_priority: "critical" })
})

test("no confidence is calibrated any more once too few labels of its field are left", async () => {
  const ids = await decideInTurns()
  await learn()
  expect(await ask("zorblax")).toMatchObject({ is_calibrated: { category: true, priority: true } })
  await app.db
    .updateTable("label")
    .set({ desk_priority: null, priority_kind: null })
    .where("ticket_id", "in", ids.slice(0, 20))
    .execute()
  await learn()
  expect(await ask("zorblax")).toMatchObject({ is_calibrated: { category: true, priority: false } })
  await remove(ids.slice(6))
  await learn()
  expect(await ask("zorblax")).toMatchObject({ is_calibrated: { category: false } })
})

test("nothing that can answer knows a deleted ticket, and what replaces it was compared", async () => {
  const [first = 0] = await decideInTurns()
  await learn()
  await decideOnPairs(app.db, 20)
  expect(await learn()).toMatch(/^starter-3\+2 answers/)
  await remove([first])
  expect(await learn()).toBe("starter-3+3 answers, after 99 labels")
  expect(await versions()).toEqual(["starter-3+3 answers", "starter-3 usable"])
  await expect(use(1)).rejects.toThrow(/must be a model that exists/)
  const [model] = await app.api.call("listTriageModels", {})
  expect(model?.category).toMatchObject({ labels: 50 })
})

test("after a rollback a deleted ticket brings back no later version", async () => {
  const [first = 0] = await decideInTurns()
  await learn()
  await decideOnPairs(app.db, 20)
  expect(await learn()).toMatch(/^starter-3\+2 answers/)
  await use(1)
  await remove([first])
  expect(await learn()).toBe("starter-3+3 answers, after 59 labels")
  expect(await learn()).toBe("0 new labels are too few to learn anew")
})

test("a ticket whose label was taken back before it was deleted is forgotten, too", async () => {
  const [first = 0] = await decideInTurns()
  await learn()
  await app.db.deleteFrom("label").where("ticket_id", "=", first).execute()
  expect(await learn()).toBe("0 new labels are too few to learn anew")
  await remove([first])
  expect(await learn()).toBe("starter-3+2 answers, after 59 labels")
})

test("a version that predicted worse is listed with its figures and cannot answer", async () => {
  await decideInTurns()
  await learn()
  // What is said of these contradicts itself, so that learning it by heart makes predictions worse.
  for (let at = 0; at < 20; at++) {
    const category = at % 2 === 0 ? "general" : "technical"
    const priority = at % 4 < 2 ? "high" : "low"
    await decide(app.db, 1, "Zorblax", { category, priority })
    await decide(app.db, 1, "Quimby", { category, priority })
  }
  expect(await learn()).toBe("100 labels made no better model; starter-3+1 stays")
  expect(await versions()).toEqual([
    "starter-3+2 not usable",
    "starter-3+1 answers",
    "starter-3 usable",
  ])
  await expect(use(2)).rejects.toThrow(/predicted worse/)
})

test("the desk's word judges, and what requesters chose only teaches", async () => {
  for (let turn = 0; turn < 10; turn++) {
    await decide(app.db, 3, "Zorblax", { category: "account" })
    await decide(app.db, 3, "Quimby", { requester: "technical" })
  }
  await learn()
  const [model] = await app.api.call("listTriageModels", {})
  // Of the newest fifty labels, on which models are compared.
  expect(model?.category).toMatchObject({ labels: 24 })
})

test("after an upgrade of the starter model a desk's labels are learned anew over it", async () => {
  await decideInTurns()
  await learn()
  await app.db.updateTable("triage_model").set({ starter: "starter-1" }).execute()
  const upgraded = await startApp({ beside: app })
  expect(await upgraded.api.call("getTriageStatus", {})).toMatchObject({
    builtin_model: "starter-3",
  })
  expect(await learn()).toBe("starter-3+2 answers, after 60 labels")
  expect(await versions()).toEqual([
    "starter-3+2 answers",
    "starter-1+1 not usable",
    "starter-3 usable",
  ])
  await expect(use(1)).rejects.toThrow(/belongs to starter-1/)
  await upgraded.close()
})

test.each([
  { cluster: "new", firstAhead: sql`0` },
  { cluster: "used", firstAhead: sql`(select max(learned_before) from triage_model)` },
])(
  "a desk goes on learning after a dump was restored into a $cluster cluster",
  async ({ firstAhead }) => {
    await decideInTurns()
    await learn()
    await decide(app.db, 15, "Wobblefrotz", { category: "account" })
    const { rows } = await sql<{ from: string }>`select ${firstAhead}::text as from`.execute(app.db)
    for (const [table, column] of [
      ["label", "xid"],
      ["triage_activation", "learns_from"],
      ["triage_model", "learned_before"],
    ] as const) {
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = (${sql.ref(column)}::text::bigint + 1000000000)::text::xid8
      where ${sql.ref(column)} >= ${rows[0]?.from}::xid8`.execute(app.db)
    }
    const restored = await startApp({ beside: app })
    expect(await ask("wobblefrotz", restored)).toMatchObject({ suggested_category: "account" })
    expect(await restored.api.call("trainTriage", {})).toEqual({
      labels: 75,
      new_labels: 15,
      needed_labels: 20,
    })
    expect(await app.runJobs()).toEqual(["15 new labels are too few to learn anew"])
    await decide(app.db, 10, "Flumox", { category: "technical" })
    expect(await learn()).toMatch(/85 labels/)
    await restored.close()
  },
)
