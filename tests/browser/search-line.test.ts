import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories, checkAccessibility, desktop, phone } from "../support/browser.ts"
import { numbersIn, openQueue, rowOf } from "./queue.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
  await app.submitTicket({
    title: "Größe wählen",
    description: `${"It is about an order of ours. ".repeat(6)}The café was closed on Monday.`,
    category: "general",
    priority: "low",
  })
  await app.submitTicket({ title: "Refund for May", category: "billing", priority: "high" })
  await app.submitTicket({
    title: "Printer is offline",
    category: "technical",
    priority: "critical",
    status: "closed",
  })
})
afterAll(() => app.close())

const line = (page: Page) => page.getByRole("combobox", { name: "Search tickets" })
const suggested = (page: Page) =>
  page.getByRole("listbox", { name: "Suggestions" }).getByRole("option")
const searchOf = (page: Page) => new URL(page.url()).searchParams.get("search")
const focused = (page: Page) => page.evaluate("document.activeElement?.getAttribute('role')")

async function typeInto(page: Page, text: string): Promise<void> {
  await page.keyboard.press("/")
  await page.keyboard.type(text)
}

test("an operator and its value are chosen with the arrows and narrow the list", async () => {
  const page = await openQueue(browser, app)
  await typeInto(page, "st")
  await expect
    .poll(() => suggested(page).allTextContents())
    .toEqual(["status:Where the work stands"])
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Tab")
  await expect.poll(() => suggested(page).count()).toBe(4)
  expect(await line(page).inputValue()).toBe("status:")
  await page.keyboard.press("ArrowUp")
  expect(await suggested(page).last().getAttribute("aria-selected")).toBe("true")
  expect(await line(page).getAttribute("aria-activedescendant")).toBe(
    await suggested(page).last().getAttribute("id"),
  )
  await page.keyboard.press("Enter")
  expect(await line(page).inputValue()).toBe("status:closed ")
  expect(await suggested(page).count()).toBe(0)
  await expect.poll(() => numbersIn(page)).toEqual([3])
  expect(searchOf(page)).toBe("status:closed")
})

test("a suggestion is taken by pressing it, within a line", async () => {
  const page = await openQueue(browser, app)
  await typeInto(page, " refund")
  await page.keyboard.press("Home")
  await page.keyboard.type("-pri")
  await suggested(page).first().click()
  await page.keyboard.type("low")
  expect(await line(page).inputValue()).toBe("-priority:low refund")
  await expect.poll(() => numbersIn(page)).toEqual([2])
})

test("suggestions never stand in the way of words: Enter searches and leads to what was found", async () => {
  const page = await openQueue(browser, app)
  await expect.poll(() => numbersIn(page)).toHaveLength(3)
  await typeInto(page, "pri")
  await suggested(page).first().waitFor()
  await page.keyboard.press("Enter")
  await expect.poll(() => searchOf(page)).toBe("pri")
  await expect.poll(() => numbersIn(page)).toEqual([3])
  expect(await suggested(page).count()).toBe(0)
  await expect.poll(() => focused(page)).toBe("row")
})

test("Esc closes the suggestions, then empties the line, then leaves it", async () => {
  const page = await openQueue(browser, app)
  await typeInto(page, "s")
  await suggested(page).first().waitFor()
  await page.keyboard.press("Escape")
  expect(await suggested(page).count()).toBe(0)
  expect(await line(page).inputValue()).toBe("s")
  await page.keyboard.press("Escape")
  expect(await line(page).inputValue()).toBe("")
  await page.keyboard.press("Escape")
  await expect.poll(() => focused(page)).toBe(null)
})

test("while a value is being chosen the list stays as it was", async () => {
  const page = await openQueue(browser, app)
  await expect.poll(() => numbersIn(page)).toHaveLength(3)
  await typeInto(page, "status:")
  await suggested(page).first().waitFor()
  // Longer than a search waits for the next key.
  await page.waitForTimeout(400)
  expect(searchOf(page)).toBe(null)
  await page.keyboard.type("open")
  await expect.poll(() => searchOf(page)).toBe("status:open")
})

test("what is no operator is named, and searched as words", async () => {
  const page = await openQueue(browser, app, "/?search=colour:red")
  const notice = page.getByRole("status").filter({ hasText: "no operator" })
  await notice.waitFor()
  expect(await notice.textContent()).toBe("“colour:red” is no operator; searched as words.")
  await page.getByText("No ticket matches").waitFor()
  await line(page).fill("refund")
  await expect.poll(() => numbersIn(page)).toEqual([2])
  expect(await notice.count()).toBe(0)
})

test("hits are marked in title and description, whatever their accents, and the snippet shows them", async () => {
  const page = await openQueue(browser, app, "/?search=grosse%20cafe%20category:general")
  const row = rowOf(page, "Größe wählen")
  await expect.poll(() => row.locator("mark").allTextContents()).toEqual(["Größe", "café"])
  await row.getByText(/^…/).waitFor()
  expect(await row.locator("mark").last().isVisible()).toBe(true)
})

test("a list in another order takes no newcomers on top", async () => {
  const newestFirst = await openQueue(browser, app, "/?search=-nowhere")
  const oldestFirst = await openQueue(browser, app, "/?search=-nowhere%20sort:oldest")
  for (const page of [newestFirst, oldestFirst]) {
    await expect.poll(() => numbersIn(page)).toHaveLength(3)
  }
  const newcomers = (page: Page) => page.getByRole("button", { name: /1 new ticket/ })
  await app.submitTicket({ title: "Keyboard is missing", category: "technical" })
  await newcomers(newestFirst).waitFor()
  await oldestFirst.getByRole("link", { name: /^All tickets\s*4/ }).waitFor()
  expect(await newcomers(oldestFirst).count()).toBe(0)
  expect(await numbersIn(oldestFirst)).toHaveLength(3)
})

for (const theme of ["light", "dark"] as const) {
  for (const viewport of [desktop, phone]) {
    test(`the search line meets WCAG 2.2 AA, ${theme}, ${viewport.width} pixels wide`, async () => {
      const page = await openQueue(browser, app, "/?search=r%20-nowhere", { theme, viewport })
      await page.locator("mark").first().waitFor()
      await checkAccessibility(page)
      await line(page).focus()
      await line(page).fill("colour:red")
      await page.getByRole("status").filter({ hasText: "no operator" }).waitFor()
      await page.keyboard.press("End")
      await page.keyboard.type(" created:")
      await page.keyboard.press("ArrowDown")
      await expect.poll(() => suggested(page).count()).toBeGreaterThan(3)
      await checkAccessibility(page)
      const wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
      expect(await page.evaluate(wide)).toBe(0)
    })
  }
}

test("a slip is told below the box, and one press searches for what was meant", async () => {
  const page = await openQueue(browser, app)
  await typeInto(page, "prnter")
  await page.getByText("“prnter” may be a slip.").waitFor()
  await page.getByRole("button", { name: "Search for “printer”" }).click()
  await expect.poll(() => numbersIn(page)).toEqual([3])
  expect(searchOf(page)).toBe("printer")
})
