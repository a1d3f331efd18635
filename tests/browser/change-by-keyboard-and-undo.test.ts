import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories, desktop, phone } from "../support/browser.ts"
import { openQueue, rowOf, statusIn } from "./queue.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
})
afterAll(() => app.close())

const stored = (id: number) => app.api.call("getTicket", { params: { id } })

test("keys move, change a status at once and take it back", async () => {
  const older = await app.submitTicket({
    title: "Older ticket",
    category: "billing",
    priority: "low",
  })
  await app.submitTicket({ title: "Newer ticket", category: "billing", priority: "low" })
  const page = await openQueue(browser, app)
  await rowOf(page, "Older ticket").waitFor()
  await page.keyboard.press("j")
  await page.keyboard.press("j")
  await page.keyboard.press("s")
  await page.getByRole("menuitemradio", { name: "Resolved" }).waitFor()
  await page.keyboard.press("ArrowDown")
  await page.getByRole("menuitemradio", { name: "Resolved" }).press("Enter")
  await expect.poll(() => statusIn(page, "Older ticket")).toBe("Resolved")
  await expect.poll(async () => (await stored(older.id)).status).toBe("resolved")

  await page.keyboard.press("z")
  await expect.poll(() => statusIn(page, "Older ticket")).toBe("Open")
  await expect.poll(async () => (await stored(older.id)).status).toBe("open")
})

test("the message of a change offers undo, and undo gives back who decided", async () => {
  const ticket = await app.submitTicket({
    title: "Wrong invoice",
    description: "Refund my invoice.",
  })
  expect(ticket.category_by).toBe("triage")
  const page = await openQueue(browser, app, `/tickets/${ticket.id}`)
  await page.getByRole("button", { name: /^Category:/ }).click()
  await page.getByRole("menuitemradio", { name: "General" }).click()
  await expect.poll(async () => (await stored(ticket.id)).category).toBe("general")
  await page.getByRole("button", { name: "Undo", exact: true }).click()
  await expect.poll(async () => (await stored(ticket.id)).category).toBe("billing")
  expect((await stored(ticket.id)).category_by).toBe("triage")
})

test("the history tells the change in words", async () => {
  const ticket = await app.submitTicket({ title: "History", category: "billing", priority: "low" })
  const page = await openQueue(browser, app, `/tickets/${ticket.id}`)
  await page.getByRole("button", { name: /^Status:/ }).click()
  await page.getByRole("menuitemradio", { name: "In progress" }).click()
  const words = page.getByText(/status.*in progress/i).first()
  await expect.poll(() => words.isVisible()).toBe(true)
})

test.each([{ width: 1366, height: 768 }, desktop, phone])(
  "the message of a change of several leaves their bar free, %o",
  async (viewport) => {
    const tickets = [
      await app.submitTicket({ title: "One of two" }),
      await app.submitTicket({ title: "Two of two" }),
    ]
    const page = await openQueue(browser, app, "/", { viewport })
    await rowOf(page, "Two of two").first().focus()
    for (const key of ["x", "j", "x", "s"]) await page.keyboard.press(key)
    await page.getByRole("menuitemradio", { name: "Resolved" }).click()
    const message = page.getByRole("dialog", { name: `Status of ${tickets.length} tickets` })
    await message.waitFor()
    const bar = page.getByRole("group", { name: "2 tickets selected" })
    await expect
      .poll(async () => distance(await message.boundingBox(), await bar.boundingBox()))
      .toBeGreaterThan(0)
  },
)

test.each([desktop, phone])(
  "a lost connection is told beside the bar of a selection, %o",
  async (viewport) => {
    await app.submitTicket({ title: "Chosen before the line broke" })
    const page = await openQueue(browser, app, "/", {
      viewport,
      expectedErrors: [/ERR_FAILED|Failed to (load|fetch)/],
    })
    await rowOf(page, "Chosen before the line broke").first().focus()
    await page.keyboard.press("x")
    const bar = page.getByRole("group", { name: "1 ticket selected" })
    await bar.waitFor()
    await page.route("**/api/**", (route) => route.abort())
    await page.getByRole("button", { name: "Status", exact: true }).first().click()
    await page.getByRole("menuitemradio", { name: "Resolved" }).click()
    const banner = page.getByText("The desk cannot be reached. Trying again…")
    await expect
      .poll(async () => distance(await banner.boundingBox(), await bar.boundingBox()))
      .toBeGreaterThan(0)
  },
)

type Box = { x: number; y: number; width: number; height: number } | null

/** How far two boxes are apart, sideways or in height; negative where they overlap. */
function distance(one: Box, other: Box): number {
  if (one === null || other === null) throw new Error("Both must be in view.")
  return Math.max(
    one.x - (other.x + other.width),
    other.x - (one.x + one.width),
    one.y - (other.y + other.height),
    other.y - (one.y + one.height),
  )
}
