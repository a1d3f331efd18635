import { afterAll, beforeAll, expect, test } from "vitest"
import type { Page } from "playwright-core"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories, phone } from "../support/browser.ts"
import { openQueue, rowOf } from "./queue.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
  await app.submitTicket({
    title: "A title so long that no telephone of this world could ever show it in one line".repeat(
      2,
    ),
    description: `https://example.com/${"very-long-address/".repeat(20)}`,
    category: "billing",
  })
})
afterAll(() => app.close())

const sideways = (page: Page) =>
  page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

test.each(["/", "/tickets/1", "/new", "/dashboard", "/nowhere"])(
  "%s fits on a phone without sideways scrolling",
  async (path) => {
    const page = await browser.open(new URL(path, app.url).href, { viewport: phone })
    await page.getByRole("heading").or(page.getByRole("row")).first().waitFor()
    expect(await sideways(page)).toBe(0)
  },
)

test("on a phone a ticket fills the screen, is worked by tapping, and leads back", async () => {
  const page = await openQueue(browser, app, "/", { viewport: phone })
  await rowOf(page, "A title so long").tap()
  await page.getByRole("button", { name: /^Status:/ }).tap()
  await page.getByRole("menuitemradio", { name: "In progress" }).tap()
  await expect
    .poll(async () => (await app.api.call("getTicket", { params: { id: 1 } })).status)
    .toBe("in_progress")
  expect(await page.getByRole("grid").isVisible()).toBe(false)
  await page
    .getByRole("button", { name: /Back|Close the ticket/ })
    .first()
    .tap()
  await rowOf(page, "A title so long").waitFor()
})

test("on a phone a ticket is written and stands on top of the list", async () => {
  const page = await openQueue(browser, app, "/", { viewport: phone })
  await page.getByRole("link", { name: "New" }).tap()
  await page.getByLabel("Title").fill("From the train")
  await page.getByLabel("Description").fill("The app shows an error.")
  await page.getByRole("button", { name: "Create ticket" }).tap()
  await expect.poll(() => page.getByText("From the train").first().isVisible()).toBe(true)
})
