import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories } from "../support/browser.ts"
import { openNewTicket, writeTicket } from "./new-ticket.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
  const thresholds = (["category", "priority"] as const).map((field) => ({
    field,
    category: null,
    apply_from: null,
    suggest_from: 1,
  }))
  await app.api.call("changeTriageSettings", { body: { thresholds } })
})
afterAll(() => app.close())

test("below the threshold triage fills nothing in, and the ticket waits for a person", async () => {
  const page = await openNewTicket(browser, app)
  await writeTicket(page, {
    title: "Charged twice",
    description: "I was charged twice for the October invoice. Please refund the second payment.",
  })
  await page.getByText("Triage is not sure of either value and stays silent.").waitFor()
  expect(await page.getByText(/stays marked as triage/).count()).toBe(0)
  for (const field of ["Category", "Priority"]) {
    expect(await page.getByLabel(field, { exact: true }).textContent()).toBe("Left to triage")
    const accept = page.getByRole("button", { name: `Accept ${field.toLowerCase()}` })
    expect(await accept.isDisabled()).toBe(true)
  }
  await page.getByRole("button", { name: "Create ticket" }).click()
  await page.getByText(/Ticket #\d+ created/).waitFor()
  const [ticket] = await app.api.call("listToTriage", { query: {} })
  expect(ticket).toMatchObject({ category_by: "triage", category_certainty: "unsure" })
  await page.goto(`${app.url}/tickets/${ticket?.id}`)
  await page.getByText("Category and priority only guessed by the built-in classifier").waitFor()
})
