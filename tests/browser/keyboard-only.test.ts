import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories } from "../support/browser.ts"
import { openQueue, rowOf, statusIn } from "./queue.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
  await app.submitTicket({ title: "An older one", category: "general", priority: "low" })
})
afterAll(() => app.close())

test("a whole day's way without the mouse: write, open, accept, resolve, look at the figures", async () => {
  const page = await openQueue(browser, app)
  await rowOf(page, "An older one").waitFor()
  await page.keyboard.press("Tab")
  expect(await page.evaluate("document.activeElement?.textContent")).toMatch(/skip/i)

  await page.keyboard.press("n")
  await page.getByLabel("Title").waitFor()
  await expect.poll(() => page.evaluate("document.activeElement?.tagName")).toBe("INPUT")
  await page.keyboard.type("Charged twice")
  await page.keyboard.press("Tab")
  await page.keyboard.type("Please refund the second payment of our invoice.")
  await page.keyboard.press("Control+Enter")
  await rowOf(page, "Charged twice").waitFor()
  const { items } = await app.api.page("listTickets", {})
  expect(items[0]).toMatchObject({ title: "Charged twice", category: "billing" })
  const id = items[0]?.id ?? 0

  await page.keyboard.press("a")
  await expect
    .poll(async () => (await app.api.call("getTicket", { params: { id } })).category_by)
    .toBe("person")
  await page.keyboard.press("s")
  await page.getByRole("menuitemradio", { name: "Resolved" }).waitFor()
  await page.keyboard.type("Res")
  await page.keyboard.press("Enter")
  await expect.poll(() => statusIn(page, "Charged twice")).toBe("Resolved")

  await page.keyboard.press("?")
  await page.getByRole("dialog", { name: /shortcut/i }).waitFor()
  await page.keyboard.press("Escape")
  await page.keyboard.press("Control+k")
  await page.getByRole("combobox", { name: /command/ }).waitFor()
  await page.keyboard.type("dashboard")
  await page.keyboard.press("Enter")
  await page.getByRole("heading", { name: "Dashboard" }).waitFor()
})
