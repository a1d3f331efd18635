import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories, checkAccessibility } from "../support/browser.ts"
import { startLlmFake, type LlmFake } from "../support/llm-fake.ts"
import { openNewTicket, writeTicket } from "./new-ticket.ts"

const browser = browserForStories()
let llm: LlmFake
let app: TestApp
beforeAll(async () => {
  llm = await startLlmFake("openai")
  llm.behave("says 500")
  app = await startApp({ llm: llm.settings(), maxConnections: 5 })
})
afterAll(async () => {
  await app.close()
  await llm.close()
})

const text = { title: "Charged twice", description: "I was charged twice for October." }

test("when the language model fails, the built-in classifier suggests and the form says so", async () => {
  const page = await openNewTicket(browser, app)
  await writeTicket(page, text)
  await page.getByText("The language model did not answer (its server failed)").waitFor()
  await page
    .getByText(/Suggested by the built-in classifier/)
    .first()
    .waitFor()
  await checkAccessibility(page)
  await page.getByRole("button", { name: "Create ticket" }).click()
  await page.getByText(/Ticket #\d+ created/).waitFor()
  const [ticket] = await app.api.call("listTickets", {})
  expect(ticket).toMatchObject({ ...text, category_by: "triage" })
})

test("when no suggestion comes at all, the ticket can be sent, and triage fills in on the desk", async () => {
  const page = await openNewTicket(browser, app, { expectedErrors: [/Failed to load resource/] })
  await page.route("**/api/tickets/classify/", (route) => route.abort())
  await writeTicket(page, text)
  await page.getByText(/^No suggestion now/).waitFor()
  await checkAccessibility(page)
  await page.getByText("Triage will fill this in").first().waitFor()
  await page.getByRole("button", { name: "Create ticket" }).click()
  await page.getByText(/Ticket #\d+ created/).waitFor()
  const [ticket] = await app.api.call("listTickets", {})
  expect(ticket).toMatchObject({ ...text, category_by: "triage", priority_by: "triage" })
})

test("a failed suggestion is asked for again", async () => {
  const page = await openNewTicket(browser, app, { expectedErrors: [/Failed to load resource/] })
  await page.route("**/api/tickets/classify/", (route) => route.abort(), { times: 1 })
  await writeTicket(page, { title: "", description: "I was charged twice for November." })
  await page.getByRole("button", { name: "Try again" }).click()
  await page
    .getByText(/Suggested by the built-in classifier/)
    .first()
    .waitFor()
  expect(await page.getByLabel("Category", { exact: true }).textContent()).toBe("Billing")
})
