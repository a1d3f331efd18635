import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories } from "../support/browser.ts"
import { openQueue, rowOf, statusIn } from "./queue.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
})
afterAll(() => app.close())

test("a change that the server refuses rolls back and says why", async () => {
  const { id } = await app.submitTicket({
    title: "Soon gone",
    category: "billing",
    priority: "low",
  })
  await app.submitTicket({ title: "Stays", category: "billing", priority: "low" })
  const page = await openQueue(browser, app, "/", { expectedErrors: [/404/] })
  await rowOf(page, "Soon gone").waitFor()
  await page.keyboard.press("j")
  await page.keyboard.press("j")
  await sql`delete from ticket_event where ticket_id = ${id}`.execute(app.db)
  await sql`delete from ticket where id = ${id}`.execute(app.db)
  await page.keyboard.press("s")
  await page.getByRole("menuitemradio", { name: "Closed" }).click()
  await page.getByText(`There is no ticket #${id}.`).first().waitFor()
  await expect.poll(() => statusIn(page, "Soon gone").catch(() => "Open")).toBe("Open")
})

test("without a connection what is there stays readable, and the desk comes back by itself", async () => {
  await app.submitTicket({ title: "Readable offline", category: "billing", priority: "low" })
  const page = await openQueue(browser, app, "/", {
    expectedErrors: [/ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)/],
  })
  await rowOf(page, "Readable offline").waitFor()
  await page.context().setOffline(true)
  await page.keyboard.press("j")
  await page.keyboard.press("s")
  await page.getByRole("menuitemradio", { name: "Closed" }).click()
  await page
    .getByText(/cannot be reached/)
    .first()
    .waitFor()
  expect(await rowOf(page, "Readable offline").count()).toBe(1)
  await page.context().setOffline(false)
  const { id } = await app.submitTicket({
    title: "Written meanwhile",
    category: "billing",
    priority: "low",
  })
  expect(id).toBeGreaterThan(0)
  await page.getByRole("button", { name: /1 new ticket/ }).waitFor({ timeout: 30_000 })
})

test("a page of the list that cannot be given is asked for again when one scrolls on, not at once", async () => {
  await Promise.all(
    Array.from({ length: 130 }, (_, at) =>
      app.submitTicket({ title: `Row ${at}`, category: "billing", priority: "low" }),
    ),
  )
  const page = await openQueue(browser, app, "/", { expectedErrors: [/400/] })
  let asked = 0
  await page.route(/cursor=/, (route) => {
    asked++
    return route.fulfill({ status: 400, contentType: "application/problem+json", body: "{}" })
  })
  const scrollTo = (top: number) =>
    page.getByRole("grid").evaluate((list, at) => list.scrollTo(0, at), top)
  await scrollTo(100_000)
  await expect.poll(() => asked).toBeGreaterThan(0)
  await page.waitForTimeout(300)
  const before = asked
  await page.waitForTimeout(1_000)
  expect(asked).toBe(before)
  await scrollTo(0)
  await page.locator('[aria-rowindex="1"]').waitFor()
  await scrollTo(100_000)
  await expect.poll(() => asked).toBeGreaterThan(before)
})
