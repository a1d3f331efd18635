import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories, checkAccessibility } from "../support/browser.ts"
import { choose, openNewTicket, writeTicket } from "./new-ticket.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
})
afterAll(() => app.close())

const text = { title: "Export is empty 📦", description: "The CSV has no rows.\nSince Monday." }

test("a draft survives a reload, with the choice that was made", async () => {
  const page = await openNewTicket(browser, app)
  await writeTicket(page, text)
  await choose(page, "Priority", "Critical")
  await page.reload()
  await expect.poll(() => page.getByLabel("Title").inputValue()).toBe(text.title)
  expect(await page.getByLabel("Description").inputValue()).toBe(text.description)
  expect(await page.getByLabel("Priority", { exact: true }).textContent()).toContain("Critical")
  await page.getByText("Your choice").waitFor()
})

test("a screen that was not opened before opens while the desk cannot be reached", async () => {
  const page = await browser.open(app.url, { expectedErrors: [/Failed to load resource/] })
  const screens = () =>
    page.evaluate(() => {
      const names = performance.getEntriesByType("resource").map(({ name }) => name)
      return names.flatMap((name) => /(\w+)Page-[^/]*\.js$/.exec(name)?.[1] ?? []).toSorted()
    })
  await expect
    .poll(screens, { timeout: 10_000 })
    .toEqual(["Dashboard", "Import", "NewTicket", "Quality", "Triage"])
  await page.context().setOffline(true)
  await page.keyboard.press("n")
  await writeTicket(page, text)
  await page.context().setOffline(false)
  await page.getByRole("button", { name: "Discard" }).click()
})

test("a discarded draft comes back with Undo", async () => {
  const page = await openNewTicket(browser, app)
  await writeTicket(page, text)
  await page.getByRole("button", { name: "Discard" }).click()
  expect(await page.getByLabel("Title").inputValue()).toBe("")
  await page.getByRole("button", { name: "Undo" }).click()
  await expect.poll(() => page.getByLabel("Title").inputValue()).toBe(text.title)
})

test("a message of the first moment waits for what shows messages", async () => {
  const page = await openNewTicket(browser, app)
  await page.route(/assets\/(popups|Toasts)/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    await route.continue()
  })
  await page.reload()
  await writeTicket(page, text)
  await page.getByRole("button", { name: "Discard" }).click()
  await page.getByRole("button", { name: "Undo" }).click()
  await expect.poll(() => page.getByLabel("Title").inputValue()).toBe(text.title)
})

test("a desk that cannot be reached costs no text: the ticket leaves with the next try", async () => {
  const page = await openNewTicket(browser, app, {
    expectedErrors: [/ERR_INTERNET_DISCONNECTED/],
  })
  await writeTicket(page, text)
  await page.context().setOffline(true)
  await page.getByRole("button", { name: "Create ticket" }).click()
  await page.getByText("Nothing is lost").waitFor()
  await checkAccessibility(page)
  expect(await page.getByLabel("Description").inputValue()).toBe(text.description)
  await page.context().setOffline(false)
  await page.getByRole("button", { name: "Try again" }).last().click()
  await page.getByText(/Ticket #\d+ created/).waitFor()
})

test("a form without text says what is missing, and goes there", async () => {
  const page = await openNewTicket(browser, app)
  await page.getByLabel("Title").fill("😀".repeat(201))
  await page.getByText("The title is 1 character too long.").waitFor()
  await page.getByRole("button", { name: "Create ticket" }).click()
  await page.getByText("The description must not be blank").waitFor()
  expect(await page.evaluate("document.activeElement?.name")).toBe("title")
  await page.getByLabel("Title").fill("😀".repeat(200))
  await page.getByRole("button", { name: "Create ticket" }).click()
  await expect.poll(() => page.evaluate("document.activeElement?.name")).toBe("description")
})
