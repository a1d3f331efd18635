import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories, checkAccessibility, phone } from "../support/browser.ts"
import { openNewTicket, writeTicket } from "./new-ticket.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
})
afterAll(() => app.close())

const billing = {
  title: "Charged twice",
  description: "I was charged twice for the October invoice. Please refund the second payment.",
}

test("triage suggests while a ticket is written, and an accepted suggestion is the person's word", async () => {
  const page = await openNewTicket(browser, app)
  await writeTicket(page, billing)
  await page
    .getByText(/Suggested by the built-in classifier · \d+%/)
    .first()
    .waitFor()
  expect(await page.getByLabel("Category", { exact: true }).textContent()).toContain("Billing")
  await checkAccessibility(page)

  await page.getByRole("button", { name: "Accept category" }).click()
  await page.getByText("Your choice").waitFor()
  await page.getByRole("button", { name: "Create ticket" }).click()
  await page.getByText(/Ticket #\d+ created/).waitFor()

  const [ticket] = await app.api.call("listTickets", {})
  expect(ticket).toMatchObject({ ...billing, category: "billing", category_by: "person" })
  expect(ticket?.priority_by).toBe("triage")
  const [suggestion] = await app.api.call("listSuggestions", { params: { id: ticket?.id ?? 0 } })
  expect(suggestion).toMatchObject({ chosen_category: "billing", chosen_priority: null })
})

test("a new ticket stands on top of the list, opened, without a reload, and the form is empty again", async () => {
  const older = await app.submitTicket({ title: "An older one" })
  const page = await browser.open(app.url)
  await page.getByText(older.title).first().waitFor()
  await page.evaluate("globalThis.isSamePage = true")
  await page.keyboard.press("n")
  await writeTicket(page, { ...billing, title: "The newest one" })
  await page.keyboard.press("Control+Enter")
  await page.getByRole("heading", { name: "The newest one" }).waitFor()
  const rows = page.getByRole("row")
  await expect.poll(() => rows.first().textContent()).toContain("The newest one")
  expect(await page.evaluate("globalThis.isSamePage")).toBe(true)

  await page.keyboard.press("n")
  expect(await page.getByLabel("Title").inputValue()).toBe("")
})

test("on a phone, the queue shows the new ticket on top, one tap away", async () => {
  const page = await openNewTicket(browser, app, { viewport: phone })
  await writeTicket(page, { ...billing, title: "From a phone" })
  await page
    .getByText(/Suggested by the built-in classifier/)
    .first()
    .waitFor()
  expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true)
  await page.getByRole("button", { name: "Create ticket" }).tap()
  await expect.poll(() => page.getByRole("row").first().textContent()).toContain("From a phone")
  await page.getByRole("button", { name: "Open", exact: true }).tap()
  await page.getByRole("heading", { name: "From a phone" }).waitFor()
})

test.each([
  { theme: "dark" },
  { theme: "light", viewport: phone },
  { theme: "dark", viewport: phone },
] as const)("the form is accessible with its suggestion and with its faults (%o)", async (look) => {
  const page = await openNewTicket(browser, app, look)
  await page.getByRole("button", { name: "Create ticket" }).click()
  await page.getByText("The title must not be blank").waitFor()
  await checkAccessibility(page)
  await writeTicket(page, billing)
  await page
    .getByText(/Suggested by the built-in classifier/)
    .first()
    .waitFor()
  await checkAccessibility(page)
  expect(await page.getByText("must not be blank").count()).toBe(0)
})
