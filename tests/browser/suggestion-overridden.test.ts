import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories, checkAccessibility } from "../support/browser.ts"
import { startLlmFake, type LlmFake } from "../support/llm-fake.ts"
import { choose, openNewTicket, writeTicket } from "./new-ticket.ts"

const browser = browserForStories()
let llm: LlmFake
let app: TestApp
beforeAll(async () => {
  llm = await startLlmFake("openai")
  app = await startApp({ llm: llm.settings({ timeoutMs: 8_000 }), maxConnections: 5 })
})
afterAll(async () => {
  await app.close()
  await llm.close()
})

test("a choice made while triage still thinks is kept, whatever triage says later", async () => {
  llm.answer({ category: "technical", priority: "high" })
  llm.delay(4_000)
  const page = await openNewTicket(browser, app)
  await writeTicket(page, { title: "Two invoices", description: "Which one do I pay?" })
  await choose(page, "Category", "Billing")
  await page.getByText("Still thinking; you can submit now.").waitFor()
  await checkAccessibility(page)

  await page.getByText("Suggested by openai · 71%").waitFor()
  expect(await page.getByLabel("Category", { exact: true }).textContent()).toBe("Billing")
  expect(await page.getByLabel("Priority", { exact: true }).textContent()).toBe("High")
  await page.getByRole("button", { name: "Create ticket" }).click()
  await page.getByText(/Ticket #\d+ created/).waitFor()

  const [ticket] = await app.api.call("listTickets", {})
  expect(ticket).toMatchObject({
    category: "billing",
    category_by: "person",
    priority: "high",
    priority_by: "triage",
  })
})

test("a ticket leaves before triage has answered; triage fills it in on the desk", async () => {
  llm.delay(6_000)
  const page = await openNewTicket(browser, app)
  await writeTicket(page, { title: "Quick one", description: "The lamp of the printer blinks." })
  await page.getByText("Triage is reading…").waitFor()
  await page.getByRole("button", { name: "Create ticket" }).click()
  await page.getByText(/Ticket #\d+ created/).waitFor({ timeout: 2_000 })

  const [ticket] = await app.api.call("listTickets", {})
  expect(ticket).toMatchObject({
    title: "Quick one",
    category_by: "triage",
    priority_by: "triage",
  })
})

test("a suggestion can be taken back to after a choice of one's own", async () => {
  llm.delay(0)
  const page = await openNewTicket(browser, app)
  await writeTicket(page, { title: "Charts are blank", description: "All of them, since noon." })
  await page.getByText("Suggested by openai · 93%").waitFor()
  await choose(page, "Category", "General")
  expect(await page.getByText("Your choice").count()).toBe(1)
  await page.getByRole("button", { name: "Reset category to triage" }).click()
  expect(await page.getByLabel("Category", { exact: true }).textContent()).toBe("Technical")
  await page.getByText("Suggested by openai · 93%").waitFor()
})
