import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories, checkAccessibility, desktop, phone } from "../support/browser.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
  await app.send("/api/sample-tickets/", { method: "POST" })
})
afterAll(() => app.close())

const firstRow = (page: Page) => page.getByRole("row").first().waitFor()
const heading = (name: string | RegExp) => (page: Page) =>
  page.getByRole("heading", { name }).first().waitFor()

/** Every screen, with what makes it ready to be looked at. */
const screens: [string, string, (page: Page) => Promise<unknown>][] = [
  ["the queue", "/", firstRow],
  ["a ticket", "/tickets/68", (page) => page.getByRole("button", { name: /^Status:/ }).waitFor()],
  [
    "a ticket that does not exist",
    "/tickets/99999",
    (page) =>
      page
        .getByText(/no ticket #99999/i)
        .first()
        .waitFor(),
  ],
  [
    "an edit that another was ahead of",
    "/tickets/67",
    async (page) => {
      await page.getByRole("button", { name: /^Edit title/ }).click()
      await page.getByRole("textbox", { name: "Description" }).fill("Mine.")
      await page.request.patch(new URL("/api/tickets/67/", app.url).href, {
        data: { description: `Theirs, ${Date.now()}.` },
      })
      await page.getByText("While you wrote, another changed the description.").waitFor()
    },
  ],
  [
    "a history with what can be undone",
    "/tickets/66",
    async (page) => {
      await page.request.patch(new URL("/api/tickets/66/", app.url).href, {
        data: { description: `Another text, ${Date.now()}.` },
      })
      await page.getByRole("button", { name: "Undo: edited the description" }).waitFor()
      await page.getByText("What it said before").first().click()
    },
  ],
  ["the new ticket", "/new", (page) => page.getByLabel("Title").waitFor()],
  [
    "a new ticket with faults",
    "/new",
    async (page) => {
      await page.getByRole("button", { name: "Create ticket" }).click()
      await page.getByText(/blank/).first().waitFor()
    },
  ],
  ["the dashboard", "/dashboard", heading("Dashboard")],
  ["triage", "/triage", (page) => page.locator("mark").first().waitFor()],
  [
    "a duplicate to mark",
    "/triage",
    async (page) => {
      await page.locator("mark").first().waitFor()
      await page.keyboard.press("d")
      await page.getByRole("dialog", { name: /duplicate/ }).waitFor()
    },
  ],
  [
    "triage's quality",
    "/triage/quality",
    (page) => page.getByRole("heading", { name: /^built-in/ }).waitFor(),
  ],
  ["an import", "/import", heading("Import tickets")],
  ["no such page", "/nowhere", (page) => page.getByRole("heading").first().waitFor()],
  ["the API's page", "/api/docs/", heading(/API/)],
  [
    "the shortcuts",
    "/",
    async (page) => {
      await firstRow(page)
      await page.keyboard.press("?")
      await page.getByRole("dialog", { name: /shortcut/i }).waitFor()
    },
  ],
  [
    "the palette",
    "/",
    async (page) => {
      await firstRow(page)
      await page.keyboard.press("Control+k")
      await page.locator('[role="dialog"] input').first().waitFor()
    },
  ],
]

const ink = (page: Page) => page.evaluate(() => getComputedStyle(document.body).color)

for (const viewport of [desktop, phone]) {
  test.each(screens)(
    `%s meets WCAG 2.2 AA, light and dark, ${viewport.width} pixels wide`,
    async (_, path, isReady) => {
      const options = { viewport, expectedErrors: [/404/] }
      const page = await browser.open(new URL(path, app.url).href, options)
      await isReady(page)
      await expect(checkAccessibility(page)).resolves.toBeUndefined()
      const light = await ink(page)
      await page.emulateMedia({ colorScheme: "dark" })
      await expect.poll(() => ink(page)).not.toBe(light)
      await expect(checkAccessibility(page)).resolves.toBeUndefined()
    },
  )
}
