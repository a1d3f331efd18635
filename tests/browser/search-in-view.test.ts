import type { Locator, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories, checkAccessibility, phone } from "../support/browser.ts"
import { numbersIn, openQueue, rowOf } from "./queue.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
  await app.submitTicket({
    title: "A title that is so long that it leaves no room for anything at all beside it in a row",
    description: `${"It is about an order of ours. ".repeat(6)}Die Größe stimmt nicht.`,
    category: "general",
  })
  await app.submitTicket({
    title: "Short",
    description: "It is as grosse as a house.",
    category: "billing",
  })
})
afterAll(() => app.close())

/** Whether no ellipsis and no edge cuts an element of one line. */
async function isWhole(mark: Locator): Promise<boolean> {
  const inner = await mark.boundingBox()
  const outer = await mark.locator("..").boundingBox()
  if (!inner || !outer) return false
  const isWithin = inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width
  // What does not fit stands on a further line, which is hidden.
  return isWithin && inner.y + inner.height / 2 < outer.y + outer.height
}

async function expectMarkInEachRow(page: Page): Promise<void> {
  await expect.poll(() => numbersIn(page)).toHaveLength(2)
  for (const row of await page.locator('[role="row"]').all()) {
    await row.locator("mark").first().waitFor()
    expect(await isWhole(row.locator("mark").first())).toBe(true)
  }
}

test.each([
  ["on a desktop", "/?search=grosse", { width: 1440, height: 900 }],
  ["with a ticket open", "/tickets/2?search=grosse", { width: 1440, height: 900 }],
  [
    "with a ticket open on a small screen",
    "/tickets/2?search=grosse",
    { width: 1024, height: 768 },
  ],
  ["on a phone", "/?search=grosse", phone],
])("each row shows where the words stand in its text, %s", async (_, path, viewport) => {
  const page = await openQueue(browser, app, path, { viewport })
  await expectMarkInEachRow(page)
})

test("on a phone the line of what was found meets WCAG 2.2 AA", async () => {
  const page = await openQueue(browser, app, "/?search=grosse", { viewport: phone })
  await expectMarkInEachRow(page)
  await expect(checkAccessibility(page)).resolves.toBeUndefined()
})

test("while a search is awaited the list before it is dimmed in its place, and a failure names the search", async () => {
  const page = await openQueue(browser, app, "/", { expectedErrors: [/503/] })
  const row = rowOf(page, "Short")
  await row.waitFor()
  const before = await row.boundingBox()
  let answer = () => {}
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route(/\/api\/tickets\/\?.*search=/, async (route) => {
    await asked
    await route.fulfill({
      status: 503,
      contentType: "application/problem+json",
      body: JSON.stringify({
        type: "about:blank",
        title: "-",
        status: 503,
        detail: "It took too long.",
      }),
    })
  })
  const line = page.getByLabel("Search tickets")
  await line.fill("house")
  const grid = page.getByRole("grid")
  const opacity = "getComputedStyle(document.querySelector('[role=grid]')).opacity"
  await expect.poll(() => grid.getAttribute("aria-busy")).toBe("true")
  await expect.poll(() => page.evaluate(opacity)).toBe("0.5")
  expect(await row.boundingBox()).toEqual(before)
  answer()
  await page.getByText("The search for “house” failed. It took too long. Trying again").waitFor()
  expect(await row.boundingBox()).toEqual(before)
  expect(await line.inputValue()).toBe("house")
  await page.unroute(/\/api\/tickets\/\?.*search=/)
  await expect.poll(() => numbersIn(page)).toEqual([2])
  expect(await page.getByText("failed").count()).toBe(0)
})

test("a line longer than an address bears is cut, said to be, and opens again", async () => {
  const page = await openQueue(browser, app)
  await page.getByLabel("Search tickets").fill("x".repeat(10_000))
  await page.getByText("A search holds 2,000 characters at most.").waitFor()
  await page.getByText("No ticket matches").waitFor()
  expect(await page.getByLabel("Search tickets").inputValue()).toHaveLength(2_000)
  expect((await page.reload())?.status()).toBe(200)
  await page.getByText("No ticket matches").waitFor()
})
