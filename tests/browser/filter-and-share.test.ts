import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories, checkAccessibility } from "../support/browser.ts"
import { numbersIn, openQueue, rowOf } from "./queue.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
  await app.submitTicket({ title: "Refund for October", category: "billing", priority: "high" })
  await app.submitTicket({ title: "Refund for May", category: "billing", priority: "low" })
  await app.submitTicket({ title: "Printer is offline", category: "technical", priority: "high" })
})
afterAll(() => app.close())

test("filters and search stand in the address, and the address opens the same list elsewhere", async () => {
  const page = await openQueue(browser, app)
  await expect.poll(() => numbersIn(page)).toHaveLength(3)
  await page.getByRole("button", { name: "Category", exact: true }).click()
  await page.getByRole("menuitemradio", { name: "Billing" }).click()
  await expect.poll(() => numbersIn(page)).toHaveLength(2)
  await page.keyboard.press("/")
  await page.keyboard.type("october")
  await expect.poll(() => numbersIn(page)).toHaveLength(1)
  const address = new URL(page.url())
  expect(address.searchParams.get("category")).toBe("billing")
  expect(address.searchParams.get("search")).toBe("october")

  const colleague = await openQueue(browser, app, address.pathname + address.search)
  await rowOf(colleague, "Refund for October").waitFor()
  expect(await numbersIn(colleague)).toHaveLength(1)
})

test("a list filtered to nothing says so and offers the way back", async () => {
  const page = await openQueue(browser, app, "/?status=closed&search=nowhere")
  await page.getByText("No ticket matches").waitFor()
  await checkAccessibility(page)
  await page.getByRole("button", { name: "Clear search and filters" }).click()
  await expect.poll(() => numbersIn(page)).toHaveLength(3)
  expect(new URL(page.url()).search).toBe("")
})

test("the browser's back button leads back through views", async () => {
  const page = await openQueue(browser, app)
  await page.getByRole("link", { name: /^Resolved/ }).click()
  await expect.poll(() => page.url()).toContain("status=resolved")
  await page.goBack()
  await expect.poll(() => numbersIn(page)).toHaveLength(3)
})

test("a ticket's address opens the ticket beside its list", async () => {
  const page = await openQueue(browser, app, "/tickets/1?category=billing")
  await page.getByRole("heading", { name: "Refund for October" }).waitFor()
  expect(await numbersIn(page)).toEqual([2, 1])
})
