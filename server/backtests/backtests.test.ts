import { sql } from "kysely"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { startApp, type TestApp } from "../../tests/support/app.ts"
import { ownWords } from "../../tests/support/own-words.ts"
import { startLlmFake, type LlmFake } from "../../tests/support/llm-fake.ts"

let app: TestApp
let fake: LlmFake
beforeAll(async () => {
  fake = await startLlmFake("openai")
  app = await startApp({ shadow: fake.settings() })
})
afterAll(async () => {
  await app.close()
  await fake.close()
})
beforeEach(async () => {
  fake.behave("answers")
  fake.delay(0)
  fake.received.length = 0
  await app.db.deleteFrom("backtest").execute()
  await app.db.deleteFrom("ticket").execute()
  await sql`delete from pgboss.job`.execute(app.db)
})

/** Tickets whose words only this desk knows, labelled in the order of their ids. */
async function labelled(n: number): Promise<void> {
  for (let at = 0; at < n; at++) {
    const isPet = at % 2 === 0
    const { id } = await app.submitTicket({
      title: isPet ? "Zorblax" : "Quimby",
      description: `${isPet ? "The zorblax sleeps" : "A quimby was seen"}: ${ownWords(at)}`,
    })
    const values = isPet
      ? { category: "account" as const, priority: "high" as const }
      : { category: "billing" as const, priority: "low" as const }
    await app.api.call("changeTicket", { params: { id }, body: values })
  }
  // What the tickets themselves had a shadow do is not what is tested here.
  await sql`delete from pgboss.job`.execute(app.db)
  fake.received.length = 0
}

const start = (provider: "builtin" | "llm" | "shadow", size = 1_000) =>
  app.api.call("createBacktest", { body: { provider, size } })
const read = (id: number) => app.api.call("getBacktest", { params: { id } })

test("the built-in classifier is asked about each ticket before it learns it, in a job", async () => {
  await labelled(60)
  const created = await start("builtin", 50)
  expect(created).toMatchObject({ state: "waiting", size: 50, done: 0, provider: "builtin" })
  expect(await app.runJobs()).toEqual([`back-test ${created.id} is done`])
  const { report, ...backtest } = await read(created.id)
  expect(backtest).toMatchObject({ state: "done", done: 50, failures: 0, failure: null })
  expect(report.category.accuracy).toMatchObject({ n: 50 })
  expect(report.category.accuracy.value).toBeGreaterThan(0.9)
  expect(report).toMatchObject({ cost: 0, input_tokens: 0 })
  expect(await app.api.call("listBacktests", {})).toEqual([backtest])
})

test("nothing is learned from a ticket's future", async () => {
  await labelled(30)
  // The newest ten turn the desk's habit round: knowing them would show in the first answers.
  await sql`update label set desk_category = 'technical'
    where ticket_id in (select id from ticket order by id desc limit 10)`.execute(app.db)
  const { id } = await start("builtin", 10)
  await app.runJobs()
  const [first] = await app.db
    .selectFrom("backtest_answer")
    .selectAll()
    .where("backtest_id", "=", id)
    .orderBy("position")
    .execute()
  expect(first).toMatchObject({ true_category: "technical", category: "account" })
})

test("a language model's cost, tokens and latency are told, and no ticket changes", async () => {
  await labelled(32)
  const before = await app.api.call("listTickets", { query: {} })
  fake.answer({ category: "account", priority: "high" })
  const { id } = await start("shadow")
  await app.runJobs()
  const { report, done, model } = await read(id)
  expect([done, fake.received.length]).toEqual([32, 32])
  expect(model).toBe(fake.settings().model)
  expect(report.category.accuracy.value).toBe(0.5)
  expect(report.input_tokens).toBeGreaterThan(0)
  expect(report.latency_ms?.p95).toBeGreaterThan(0)
  expect(report.cost).toBeNull()
  expect(await app.api.call("listTickets", { query: {} })).toEqual(before)
})

test("what a back-test used counts in the month of its answers, however many follow it", async () => {
  const spent = async () => (await app.api.call("getTriageStatus", {})).spending.tokens
  await labelled(4)
  const before = await spent()
  const { id } = await start("shadow")
  await app.runJobs()
  const used = (await read(id)).report.input_tokens + (await read(id)).report.output_tokens
  expect(used).toBeGreaterThan(0)
  expect(await spent()).toBe(before + used)
  await sql`select setval(pg_get_serial_sequence('backtest', 'id'), 1000)`.execute(app.db)
  await start("builtin")
  expect(await spent()).toBe(before + used)
  await sql`delete from backtest where id = ${id}`.execute(app.db)
  expect(await spent()).toBe(before + used)
  await sql`update model_usage set month = month - interval '1 month'`.execute(app.db)
  expect(await spent()).toBe(0)
})

test("a provider that refuses stops it with the reason, and what it answered stays", async () => {
  await labelled(20)
  fake.behave(...Array.from({ length: 8 }, () => "answers" as const), "says 401")
  const { id } = await start("shadow")
  expect(await app.runJobs()).toEqual([`back-test ${id} failed`])
  const failed = await read(id)
  expect(failed).toMatchObject({
    state: "failed",
    failure: expect.stringContaining("unauthorized"),
  })
  expect(failed.done).toBeGreaterThanOrEqual(5)
  expect(failed.done).toBeLessThan(20)
})

test("cancelling ends it within two seconds, and resuming asks only what is left", async () => {
  const own = await startApp({ shadow: fake.settings({ model: "slow" }), maxConnections: 3 })
  try {
    for (let at = 0; at < 24; at++) {
      await own.submitTicket({ title: `Question: ${ownWords(at)}`, category: "billing" })
    }
    await sql`delete from pgboss.job`.execute(own.db)
    fake.received.length = 0
    fake.delay(200)
    const { id } = await own.api.call("createBacktest", { body: { provider: "shadow" } })
    const working = own.runJobs()
    await expect.poll(() => fake.received.length, { timeout: 5_000 }).toBeGreaterThan(5)
    const cancelled = await own.api.call("cancelBacktest", { params: { id } })
    expect(cancelled.state).toBe("cancelled")
    const cancelledAt = performance.now()
    expect(await working).toEqual([`back-test ${id} was cancelled`])
    expect(performance.now() - cancelledAt).toBeLessThan(2_000)
    const { done } = await own.api.call("getBacktest", { params: { id } })
    expect(done).toBe(cancelled.done)
    fake.received.length = 0
    fake.delay(0)
    expect(await own.api.call("resumeBacktest", { params: { id } })).toMatchObject({
      state: "waiting",
    })
    expect(await own.runJobs()).toEqual([`back-test ${id} is done`])
    expect(fake.received).toHaveLength(24 - done)
  } finally {
    await own.close()
  }
})

test("what a killed server left is taken up by another, and answers stay", async () => {
  await labelled(30)
  const { id } = await start("builtin")
  await app.runJobs()
  await sql`update backtest set state = 'running', finished_at = null, worked_at = now() - interval '1 minute'`.execute(
    app.db,
  )
  await sql`update backtest_answer set category = null, priority = null, category_confidence = null,
    priority_confidence = null where position > 10`.execute(app.db)
  await start("builtin", 1)
  // Any job takes up what waits longest.
  expect(await app.runJobs()).toEqual([`back-test ${id} is done`])
  expect(await read(id)).toMatchObject({ state: "done", done: 30 })
})

test("who can be asked is told with what a ticket costs there, by its last answers", async () => {
  const shadowPrices = { input: 1_000, output: 2_000 }
  const own = await startApp({ shadow: fake.settings(), budget: { shadowPrices } })
  try {
    await own.submitTicket({ category: "billing" })
    const read = () => own.api.call("getBacktestChoices", {})
    const { labelled, providers } = await read()
    expect(labelled).toBe(1)
    expect(providers).toMatchObject([
      { asked: "builtin", provider: "builtin", cost_each: 0 },
      { asked: "llm", provider: null, model: null, cost_each: null },
      { asked: "shadow", model: fake.settings().model },
    ])
    // Guessed until it has answered; the prompt alone has hundreds of tokens.
    expect(providers[2]?.cost_each).toBeGreaterThan(0.1)
    await own.runJobs()
    const [used] = await own.db
      .selectFrom("suggestion")
      .select(["input_tokens", "output_tokens"])
      .where("is_shadow", "=", true)
      .where("provider", "<>", "builtin")
      .execute()
    const cost =
      ((used?.input_tokens ?? 0) * 1_000 + (used?.output_tokens ?? 0) * 2_000) / 1_000_000
    expect((await read()).providers[2]?.cost_each).toBeCloseTo(cost)
  } finally {
    await own.close()
  }
})

test("what cannot be asked is refused with the reason", async () => {
  const refused = async (body: object) => {
    const response = await app.send("/api/triage/backtests/", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    })
    expect(response.status).toBe(400)
    const problem: unknown = await response.json()
    return problem
  }
  expect(await refused({ provider: "builtin" })).toMatchObject({
    errors: { size: ["must wait until people have decided on tickets"] },
  })
  expect(await refused({ provider: "llm" })).toMatchObject({
    errors: { provider: ["must be a provider that is configured; llm is not"] },
  })
  expect(await refused({ provider: "oracle", size: 0 })).toMatchObject({
    errors: {
      provider: ["must be one of: builtin, llm, shadow"],
      size: ["must be a whole number from 1 to 10000"],
    },
  })
  expect((await app.send("/api/triage/backtests/7/")).status).toBe(404)
})
