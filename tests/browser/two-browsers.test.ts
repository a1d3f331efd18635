import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Ticket } from "../../contract/tickets.ts"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories } from "../support/browser.ts"
import { choose, openNewTicket, writeTicket } from "./new-ticket.ts"
import { numbersIn, openQueue, rowOf, statusIn } from "./queue.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
  await app.submitTicket({ title: "Already there", category: "billing", priority: "low" })
})
afterAll(() => app.close())

test("what one person writes and changes the other sees, without losing their place", async () => {
  const [anna, ben] = [await openQueue(browser, app), await openNewTicket(browser, app)]
  await rowOf(anna, "Already there").waitFor()
  const before = await numbersIn(anna)

  await writeTicket(ben, { title: "Written by Ben", description: "The printer is offline." })
  await choose(ben, "Category", "Technical")
  await ben.getByRole("button", { name: "Create ticket" }).click()
  await rowOf(ben, "Written by Ben").waitFor()

  await anna.getByRole("button", { name: /1 new ticket/ }).waitFor({ timeout: 3_000 })
  expect(await numbersIn(anna)).toEqual(before)
  await anna.getByRole("button", { name: /1 new ticket/ }).click()
  await rowOf(anna, "Written by Ben").waitFor()
  expect((await numbersIn(anna))[0]).toBeGreaterThan(before[0] ?? 0)

  await rowOf(ben, "Already there").click()
  await ben.getByRole("button", { name: /^Status:/ }).click()
  await ben.getByRole("menuitemradio", { name: "Resolved" }).click()
  await expect.poll(() => statusIn(anna, "Already there"), { timeout: 3_000 }).toBe("Resolved")
})

test("an original that somebody reads names a duplicate as soon as another marks it", async () => {
  const original = await app.submitTicket({ title: "Gate is stuck" })
  const copy = await app.submitTicket({ title: "Gate does not open" })
  const linkIn = (page: Page, { id }: Ticket) =>
    page.getByRole("link", { name: `#${id}`, exact: true })
  const [anna, ben] = [
    await openQueue(browser, app, `/tickets/${original.id}`),
    await openQueue(browser, app, `/tickets/${original.id}`),
  ]
  for (const page of [anna, ben]) await page.getByText("wrote this ticket").waitFor()
  await rowOf(ben, copy.title).click()
  await ben.getByRole("button", { name: "Mark as a duplicate of…" }).click()
  await ben.getByLabel("Number of the original").fill(String(original.id))
  await ben.keyboard.press("Enter")

  await linkIn(anna, copy).waitFor()
  await linkIn(ben, original).click()
  await expect.poll(() => linkIn(ben, copy).isVisible()).toBe(true)
})

test("what happens between the first reading of a page and its live updates is not missed", async () => {
  const ticket = await app.submitTicket({
    title: "Changed at once",
    category: "billing",
    priority: "low",
  })
  const page = await openQueue(browser, app)
  let release = () => {}
  const isReleased = new Promise<void>((resolve) => (release = resolve))
  await page.route("**/api/events/", async (route) => {
    await isReleased
    await route.continue()
  })
  await page.goto(new URL(`/tickets/${ticket.id}`, app.url).href)
  await page.getByText("wrote this ticket").waitFor()
  const params = { id: ticket.id }
  await app.api.call("changeTicket", { params, body: { status: "closed" } })
  release()
  await page.getByText("set the status from Open to Closed").waitFor()
  await expect.poll(() => statusIn(page, "Changed at once")).toBe("Closed")
})
