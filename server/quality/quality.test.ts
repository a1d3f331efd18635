import { sql } from "kysely"
import { afterEach, beforeEach, expect, test } from "vitest"
import type { Ticket } from "../../contract/tickets.ts"
import { startApp, type TestApp } from "../../tests/support/app.ts"
import { ownWords } from "../../tests/support/own-words.ts"

// A desk of its own for each test: a running one still knows what it learned from tickets that are gone.
let app: TestApp
beforeEach(async () => {
  app = await startApp()
  await app.api.call("changeTriageSettings", {
    body: {
      audit_share: 0.05,
      thresholds: [
        { field: "category", category: null, apply_from: 0.95, suggest_from: 0.4 },
        { field: "category", category: "billing", apply_from: null, suggest_from: null },
        { field: "priority", category: null, apply_from: null, suggest_from: 0.4 },
      ],
    },
  })
})
afterEach(() => app.close())

/** Tickets on which a person decided: the first `right` of them as triage had suggested. */
async function decided({ n, right }: { n: number; right: number }) {
  const suggested: Ticket[] = []
  for (let at = 0; at < n; at++)
    suggested.push(
      await app.submitTicket({
        title: "Refund please",
        description: `We were charged twice for one invoice: ${ownWords(at)}`,
      }),
    )
  // Only now, since triage learns from the first decision on what it suggests for the next ticket.
  for (const [at, { id, category }] of suggested.entries())
    await app.api.call("changeTicket", {
      params: { id },
      body: { category: at < right ? category : "technical" },
    })
}

const scoreboard = async () => {
  const { providers } = await app.api.call("getQuality", { query: {} })
  const [builtin] = providers
  if (builtin === undefined) throw new Error("The built-in classifier has answered.")
  return builtin
}

test("a scoreboard under 30 labels has sample sizes and no figures", async () => {
  await decided({ n: 5, right: 5 })
  const { category, priority } = await scoreboard()
  expect(category.accuracy).toEqual({ n: 5, value: null, low: null, high: null })
  expect(priority.labels).toBe(0)
})

test("accuracy stands beside its interval and the majority's", async () => {
  await decided({ n: 40, right: 30 })
  const { category, answers, failures } = await scoreboard()
  expect({ answers, failures }).toEqual({ answers: 40, failures: 0 })
  expect(category.accuracy).toMatchObject({ n: 40, value: 0.75 })
  expect(category.accuracy.low).toBeCloseTo(0.598, 2)
  expect(category.accuracy.high).toBeCloseTo(0.858, 2)
  expect(category.majority.value).toBe(0.75)
  expect(category.confusion).toContainEqual({ truth: "technical", answer: "billing", tickets: 10 })
  expect(category.calibration.reduce((sum, { accuracy }) => sum + accuracy.n, 0)).toBe(40)
})

test("requester and desk are compared on what was drawn, whether the desk agrees or not", async () => {
  const agreement = async () => (await app.api.call("getQuality", { query: {} })).agreement.category
  const chosen = (at: number) =>
    app.submitTicket({ title: `Refund ${ownWords(at)}`, category: "billing" })
  const decide = (id: number, category: "billing" | "account") =>
    app.api.call("changeTicket", { params: { id }, body: { category } })
  await app.api.call("changeTriageSettings", { body: { audit_share: 0 } })
  // Corrections of what nobody drew would say that they never agree.
  await decide((await chosen(0)).id, "account")
  expect((await agreement()).n).toBe(0)
  await app.api.call("changeTriageSettings", { body: { audit_share: 1 } })
  const drawn = await Promise.all(Array.from({ length: 30 }, (_, at) => chosen(at % 26)))
  const queue = await app.api.call("listToTriage", { query: { limit: 200 } })
  expect(queue.map(({ id }) => id)).toEqual(expect.arrayContaining(drawn.map(({ id }) => id)))
  for (const [at, { id }] of drawn.entries()) await decide(id, at < 24 ? "billing" : "account")
  expect(await agreement()).toMatchObject({ n: 30, value: 0.8 })
})

test("copies of one text count once", async () => {
  for (let at = 0; at < 35; at++) {
    const { id } = await app.submitTicket({ title: `Refund ${at}`, description: "Charged twice!" })
    await app.api.call("changeTicket", { params: { id }, body: { category: "billing" } })
  }
  expect((await scoreboard()).category.labels).toBe(1)
})

/** What these answers said, as if the desk had been able to calibrate them or not. */
const restate = (calibrated: number | null, where = sql`true`) =>
  sql`update suggestion set category_confidence = 0.75, category_calibrated = ${calibrated} where ${where}`.execute(
    app.db,
  )
const isOdd = sql`ticket_id % 2 = 1`

test("the curve tells for each threshold what triage would have applied and suggested, and wrongly", async () => {
  await decided({ n: 40, right: 30 })
  await restate(0.9)
  await restate(null, isOdd)
  const read = (query: { field: "category"; category?: "billing" | "account" }) =>
    app.api.call("getThresholdCurve", { query })
  const { labels, uncalibrated, steps } = await read({ field: "category" })
  expect({ labels, uncalibrated }).toEqual({ labels: 40, uncalibrated: 20 })
  expect(steps).toHaveLength(101)
  expect(steps[0]).toMatchObject({ applied: 20, wrong: 5, suggested: 40, wrong_suggested: 10 })
  expect(steps[80]).toMatchObject({ threshold: 0.8, applied: 20, suggested: 20 })
  expect(steps[100]).toMatchObject({ threshold: 1, applied: 0, wrong: 0, suggested: 0 })

  await sql`update suggestion set abstains = 'unknown_language' where ${isOdd}`.execute(app.db)
  const silent = await read({ field: "category" })
  expect(silent).toMatchObject({ labels: 40, uncalibrated: 0, unknown_language: 20 })
  expect(silent.steps[0]).toMatchObject({ applied: 20, suggested: 20 })

  // A category with thresholds of its own is not moved by those of all.
  const own = {
    field: "category",
    category: "billing",
    apply_from: 0.5,
    suggest_from: 0.4,
  } as const
  await app.api.call("changeTriageSettings", { body: { thresholds: [own] } })
  expect((await read({ field: "category" })).labels).toBe(0)
  expect((await read({ field: "category", category: "billing" })).labels).toBe(40)
})

test("the curve counts copies of one text once", async () => {
  for (let at = 0; at < 3; at++) {
    const { id } = await app.submitTicket({ title: `Refund ${at}`, description: "Charged twice!" })
    await app.api.call("changeTicket", { params: { id }, body: { category: "billing" } })
  }
  const curve = await app.api.call("getThresholdCurve", { query: { field: "category" } })
  expect(curve.labels).toBe(1)
})

test("calibrated and stated confidences are never counted together", async () => {
  await decided({ n: 60, right: 45 })
  await restate(0.95)
  await restate(null, isOdd)
  const { category } = await scoreboard()
  expect(category).toMatchObject({ labels: 60, scale: "calibrated", coverage: { n: 30 } })
  expect(category.calibration).toMatchObject([{ from: 0.9, accuracy: { n: 30 } }])
  await restate(null)
  const stated = (await scoreboard()).category
  expect(stated).toMatchObject({ scale: "stated", coverage: { n: 60 } })
  expect(stated.calibration).toMatchObject([{ from: 0.7, accuracy: { n: 60 } }])
  // Three of four are right where 75 % was said; resampling alone must not make that look worse.
  const { value, low, high } = stated.calibration_error
  expect([value, low]).toEqual([0, 0])
  expect(high).toBeGreaterThanOrEqual(0)
})

test("nothing is applied before fifty labels, whatever the threshold", async () => {
  await app.api.call("changeTriageSettings", {
    body: { thresholds: [{ field: "category", category: null, apply_from: 0, suggest_from: 0 }] },
  })
  expect(await app.submitTicket()).toMatchObject({ category_certainty: "suggested" })
})

test("a category's own threshold applies where the field's does not, and an audit share is drawn", async () => {
  await decided({ n: 60, right: 60 })
  await app.api.call("trainTriage", {})
  await app.runJobs()
  await app.api.call("changeTriageSettings", {
    body: {
      audit_share: 0,
      thresholds: [{ field: "category", category: "billing", apply_from: 0.5, suggest_from: 0.4 }],
    },
  })
  const refund = { title: "Refund", description: "Charged twice for an invoice." }
  expect(await app.submitTicket(refund)).toMatchObject({ category_certainty: "applied" })
  await app.api.call("changeTriageSettings", { body: { audit_share: 1 } })
  const drawn = await app.submitTicket(refund)
  expect(drawn).toMatchObject({ category: "billing", category_certainty: "audit" })
  await app.api.call("changeTicket", { params: { id: drawn.id }, body: { category: "billing" } })
  const { audited } = await app.api.call("getQuality", { query: {} })
  expect(audited.category.n).toBe(1)
})

test.each([
  [{ audit_share: 2 }, "audit_share", "must be a number from 0 to 1"],
  [
    { thresholds: [{ field: "category", category: null, apply_from: 0.2, suggest_from: 0.4 }] },
    "thresholds",
    "apply_from (0.2) must not be below suggest_from (0.4)",
  ],
  [
    { thresholds: [{ field: "priority", category: "billing", apply_from: 1, suggest_from: 0.4 }] },
    "thresholds",
    "a priority has no thresholds for a category; leave category null",
  ],
])(
  "settings that make no sense are refused, and nothing changes: %j",
  async (body, field, message) => {
    const before = await app.api.call("getTriageSettings", {})
    const response = await app.send("/api/triage/settings/", {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: { [field]: [message] } })
    expect(await app.api.call("getTriageSettings", {})).toEqual(before)
  },
)
