import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories, checkAccessibility, phone } from "../support/browser.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
})
afterAll(() => app.close())

const openDashboard = (options = {}) => browser.open(new URL("/dashboard", app.url).href, options)

test("an empty desk says that there is nothing to count yet, and where to begin", async () => {
  const page = await openDashboard()
  await page.getByRole("heading", { name: "No figures yet" }).waitFor()
  expect(
    await page.getByRole("main").getByRole("link", { name: "New ticket" }).getAttribute("href"),
  ).toBe("/new")
  await checkAccessibility(page)
})

test("the dashboard follows a new ticket by itself, within a second", async () => {
  await app.submitTicket({ category: "billing", priority: "low" })
  const page = await openDashboard()
  const figure = (name: string) =>
    page.getByRole("main").getByRole("link", { name }).first().textContent()
  await expect.poll(() => figure("Open")).toContain("1")
  await page.getByText(/^1 ticket in 30 days/).waitFor()

  await app.submitTicket({ category: "billing", priority: "critical" })
  await expect.poll(() => figure("All tickets"), { timeout: 2_000 }).toContain("2")
  await expect.poll(() => figure("Critical")).toBe("Critical1 ticket,50%")
  await page.getByText(/^2 tickets in 30 days/).waitFor()
})

test("every figure leads to the tickets that it counts", async () => {
  const page = await openDashboard()
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Billing/ })
    .click()
  await expect.poll(() => page.url()).toMatch(/\/\?category=billing$/)
  await page.goBack()
  await page.getByRole("main").getByRole("link", { name: /^Open/ }).first().click()
  await expect.poll(() => page.url()).toMatch(/\/\?status=open$/)
})

test("the chart can be walked by keys and read as a table", async () => {
  const page = await openDashboard()
  await page.getByRole("button", { name: "7 days" }).click()
  await page.getByText(/in 7 days/).waitFor()
  await page.getByRole("application").focus()
  await page.keyboard.press("ArrowRight")
  await expect.poll(() => page.locator(".recharts-tooltip-wrapper").textContent()).toMatch(/ticket/)
  await page.getByText("Show as a table").click()
  expect(await page.getByRole("table").getByRole("row").count()).toBe(8)
})

test.each([{ theme: "light" }, { theme: "dark" }, { theme: "dark", viewport: phone }] as const)(
  "the dashboard is accessible and fits its screen (%o)",
  async (options) => {
    const page = await openDashboard(options)
    await page.getByRole("application").waitFor()
    await checkAccessibility(page)
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true)
  },
)
