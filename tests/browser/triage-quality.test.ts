import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Ticket } from "../../contract/tickets.ts"
import { startApp, type TestApp } from "../support/app.ts"
import { decideOnPairs } from "../support/decided.ts"
import { browserForStories, checkAccessibility } from "../support/browser.ts"
import { startLlmFake } from "../support/llm-fake.ts"
import { ownWords } from "../support/own-words.ts"

const browser = browserForStories()
let app: TestApp

beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
  const suggested: Ticket[] = []
  for (let at = 0; at < 60; at++)
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
      body: { category: at % 6 === 5 ? "account" : category },
    })
})
afterAll(() => app.close())

const open = () => browser.open(new URL("/triage/quality", app.url).href)

test("the scoreboard shows every figure with its interval, sample size and baseline", async () => {
  const page = await open()
  await page.getByRole("heading", { name: /^built-in, starter-3/ }).waitFor()
  const figures = page.getByRole("region", { name: /^Category: figures of built-in/ }).first()
  await figures.getByRole("row", { name: /Right 83% 72–91%, n = 60/ }).waitFor()
  await figures.getByRole("row", { name: /Always the commonest value 83%/ }).waitFor()
  const priority = page.getByRole("region", { name: /^Priority: figures of built-in/ }).first()
  await priority.getByRole("row", { name: /Right none yet/ }).waitFor()
  await page.getByText("Category: what was taken for what").first().click()
  expect(await page.getByRole("columnheader", { name: "Billing" }).first().isVisible()).toBe(true)
  await checkAccessibility(page)
})

test("the record of another prompt of the same model is not that of who answers now", async () => {
  const llm = await startLlmFake("openai")
  const desk = await startApp({ maxConnections: 5, llm: llm.settings() })
  const { id } = await desk.submitTicket()
  await desk.runJobs()
  await sql`
    insert into suggestion (ticket_id, text_hash, provider, model, prompt_version, category, priority,
      category_confidence, priority_confidence, latency_ms)
    select ticket_id, text_hash, provider, model, '0123456789ab', category, priority,
      category_confidence, priority_confidence, latency_ms
    from suggestion cross join generate_series(1, 2) where ticket_id = ${id} and provider = 'openai'`.execute(
    desk.db,
  )
  const page = await browser.open(new URL("/triage/quality", desk.url).href)
  const { prompt_version } = await desk.api.call("getTriageStatus", {})
  const active = page.getByRole("region", { name: /openai/ }).filter({ hasText: "Answers now" })
  await active.getByText(`prompt ${prompt_version}`).waitFor()
  expect(await active.count()).toBe(1)
  // An open page would report that its desk is gone.
  await page.context().close()
  await desk.close()
  await llm.close()
})

test("a threshold tells while it moves what it would have applied, and is saved", async () => {
  await sql`update suggestion set category_calibrated = 0.8 where ticket_id > 12`.execute(app.db)
  const page = await open()
  const slider = page.getByRole("slider", { name: "Apply from" })
  await slider.focus()
  await slider.press("Home")
  await page
    .getByText(
      /Of the last 60 tickets that people decided, 48 would have been applied, 8 of them wrong .* 12 had no calibrated confidence/,
    )
    .waitFor()
  await page.getByText(/60 would have been suggested or applied.* On 0 triage/).waitFor()
  // Only looked at: what may be suggested is where it was.
  await slider.press("End")
  const suggest = page.getByRole("slider", { name: "Suggest from" })
  expect(await suggest.getAttribute("aria-valuetext")).toBe("40%")
  await slider.press("Home")
  for (let step = 0; step < 50; step++) await slider.press("ArrowRight")
  await page.getByRole("button", { name: "Save thresholds" }).click()
  await page.getByText("Saved. It counts for new tickets.").waitFor()
  const { thresholds } = await app.api.call("getTriageSettings", {})
  expect(thresholds).toContainEqual(
    expect.objectContaining({ field: "category", category: null, apply_from: 0.5 }),
  )
})

test("what was learned answers at once, and is rolled back with one click", async () => {
  await decideOnPairs(app.db, 50)
  const page = await open()
  await page.getByRole("button", { name: "Learn now" }).click()
  await page.getByText("Learning from 160 labels").waitFor()
  await app.runJobs()
  await page.reload()
  await page.getByRole("rowheader", { name: /starter-3\+1/ }).waitFor()
  await page.getByRole("button", { name: "Use this one: starter-3" }).click()
  await page.getByText("starter-3 answers from now on.").waitFor()
  expect(await app.api.call("getTriageStatus", {})).toMatchObject({ builtin_model: "starter-3" })
  await page.getByRole("button", { name: "Learn now" }).click()
  await page.getByText("Nothing to learn anew yet: 0 of 20 new labels.").waitFor()
  await app.runJobs()
})

test("all that a model did in a time is taken back after one question", async () => {
  const { id } = await app.submitTicket({ title: "Left to triage" })
  const page = await open()
  await page.getByRole("button", { name: "Take back…" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click()
  await page.getByText(/\d+ tickets are being given back\./).waitFor()
  await app.runJobs()
  expect(await app.api.call("getTicket", { params: { id } })).toMatchObject({
    category_by: "triage",
    category_certainty: "unsure",
  })
})
