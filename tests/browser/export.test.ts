import { readFileSync } from "node:fs"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories } from "../support/browser.ts"
import { openQueue, rowOf } from "./queue.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
  await app.submitTicket({ title: "Refund for October", category: "billing" })
  await app.submitTicket({ title: "Printer is offline", category: "technical" })
})
afterAll(() => app.close())

test("the palette exports the tickets that the queue shows", async () => {
  const page = await openQueue(browser, app, "/?category=billing")
  await rowOf(page, "Refund for October").waitFor()
  await page.keyboard.press("Control+k")
  await page.keyboard.type("export")
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("option", { name: "Export these tickets as CSV" }).click(),
  ])
  expect(download.suggestedFilename()).toBe("tickets.csv")
  const file = readFileSync(await download.path(), "utf8")
  expect(file).toContain("Refund for October")
  expect(file).not.toContain("Printer")
})

test("the queue's button exports what was written or what was meant, and says how much that is", async () => {
  await sql`insert into ticket (title, description, category, priority)
    select 'Invoice ' || k, 'Please send it.', 'billing', 'low' from generate_series(1, 60) k`.execute(
    app.db,
  )
  await app.submitTicket({ title: "Where is my invioce", category: "billing" })
  const page = await openQueue(browser, app, "/?search=invioce")
  await page.getByText("1 as written + 60 as meant").waitFor()
  await page.getByRole("button", { name: "Export" }).click()
  await page
    .getByRole("menuitemradio", { name: "Export tickets with “invioce” as CSV (1)" })
    .waitFor()
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitemradio", { name: "Export tickets with “invoice” as CSV (60)" }).click(),
  ])
  const file = readFileSync(await download.path(), "utf8")
  expect(file.match(/Invoice/g)).toHaveLength(60)
  await page.keyboard.press("Control+k")
  await page.keyboard.type("export")
  await expect
    .poll(() => page.getByRole("option").allTextContents())
    .toEqual(
      expect.arrayContaining([
        "Export tickets with “invioce” as CSV",
        "Export tickets with “invoice” as CSV",
      ]),
    )
})

test("outside the queue the palette exports all tickets, and says so", async () => {
  const page = await browser.open(new URL("/dashboard", app.url).href)
  await page.getByRole("heading", { name: "Dashboard" }).waitFor()
  await page.keyboard.press("Control+k")
  await page.keyboard.type("export")
  await expect
    .poll(() => page.getByRole("option").allTextContents())
    .toContain("Export all tickets as CSV")
})
