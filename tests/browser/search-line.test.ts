import { sql } from "kysely"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
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
  expect(await notice.textContent()).toContain("“colour:red” is no operator; use status,")
  await page.getByText("No ticket matches").waitFor()
  await line(page).fill("refund")
  await expect.poll(() => numbersIn(page)).toEqual([2])
  expect(await notice.count()).toBe(0)
})

test("where nothing is found, one press searches without what does not exist, or without the filters", async () => {
  const page = await openQueue(browser, app, "/?search=refund%20status:done&priority=low")
  await page.getByText("There is no status “done”; use open, in_progress").waitFor()
  await page.getByRole("button", { name: "Search without “status:done”" }).click()
  await expect.poll(() => searchOf(page)).toBe("refund")
  expect(await line(page).inputValue()).toBe("refund")
  await page.getByRole("button", { name: "Clear filters" }).click()
  await expect.poll(() => numbersIn(page)).toEqual([2])
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

/** Tickets with these titles, the first the oldest. */
const submitAll = (titles: string[]) =>
  sql`insert into ticket (title, description, category, priority)
    select title, 'Please help.', 'general', 'medium'
    from unnest(${titles}::text[]) with ordinality as given (title, place) order by place`.execute(
    app.db,
  )
const numbered = (count: number, title: string) =>
  Array.from({ length: count }, (_, at) => `${title} ${at + 1}`)
const divider = (page: Page, words: string) => page.getByRole("row", { name: words, exact: true })
const marks = (page: Page, title: string) => rowOf(page, title).locator("mark").allTextContents()

const watchForEmptyList = `new MutationObserver(() => {
  globalThis.wasEmpty ||= document.body.textContent.includes("No ticket matches") || undefined
}).observe(document.body, { childList: true, subtree: true })`

describe("a search with a slip", () => {
  beforeAll(() =>
    submitAll([
      "Did you receive it",
      "We never receive the invoice",
      ...numbered(12, "Adress"),
      ...numbered(40, "Address"),
      ...numbered(60, "Password forgotten"),
      "My pasword",
      "A pasword, not a password",
    ]),
  )

  test("shows what was meant, never an empty list, where nothing was found as written", async () => {
    const page = await openQueue(browser, app)
    await expect.poll(() => numbersIn(page)).not.toHaveLength(0)
    await page.evaluate(watchForEmptyList)
    await typeInto(page, "recieve invioce")
    await divider(
      page,
      "Nothing found with “recieve” and “invioce”, but with “receive” and “invoice”",
    ).waitFor()
    expect(await marks(page, "We never receive the invoice")).toEqual(["receive", "invoice"])
    await page.getByRole("main").getByText("1 ticket", { exact: true }).waitFor()
    await page.keyboard.press("Enter")
    await expect.poll(() => focused(page)).toBe("row")
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { name: "We never receive the invoice" }).waitFor()
    expect(await page.evaluate("globalThis.wasEmpty")).toBe(undefined)
  })

  test("goes on below what was found as written with what was meant, for keys as for eyes", async () => {
    const page = await openQueue(browser, app, "/?search=pasword")
    await divider(page, "Also found, with “password” instead of “pasword”").waitFor()
    const titles = async (count: number) =>
      (await page.locator('[role="row"] a').allTextContents()).slice(0, count)
    expect(await titles(3)).toEqual([
      "A pasword, not a password",
      "My pasword",
      "Password forgotten 60",
    ])
    expect(await marks(page, "My pasword")).toEqual(["pasword"])
    expect(await marks(page, "Password forgotten 60")).toEqual(["Password"])
    const first = rowOf(page, "Password forgotten 60")
    const description = await first.getAttribute("aria-describedby")
    expect(await page.locator(`[id="${description}"]`).textContent()).toContain("Also found")
    expect(await first.getAttribute("aria-rowindex")).toBe("4")

    await rowOf(page, "A pasword").focus()
    for (const key of ["x", "j", "j", "x"]) await page.keyboard.press(key)
    await page.getByText("2 selected").waitFor()
    await page.keyboard.press("s")
    await page.getByRole("menuitemradio", { name: "Resolved" }).click()
    await first.getByLabel("Resolved").waitFor()
    await rowOf(page, "A pasword").getByLabel("Resolved").waitFor()
    await page.keyboard.press("Escape")
    const oldest = page.getByRole("link", { name: "Password forgotten 1", exact: true })
    await expect
      .poll(async () => {
        await page.keyboard.press("End")
        return oldest.isVisible()
      })
      .toBe(true)
    await page.getByRole("main").getByText("2 as written + 61 as meant", { exact: true }).waitFor()
  })

  test("shows changes and newcomers below the divider", async () => {
    const page = await openQueue(browser, app, "/?search=pasword")
    const row = rowOf(page, "Password forgotten 59")
    await row.waitFor()
    const number = Number((await row.locator('[data-cell="number"]').textContent())?.slice(1))
    await app.api.call("changeTicket", { params: { id: number }, body: { status: "closed" } })
    await row.getByLabel("Closed").waitFor()
    await app.submitTicket({ title: "Password wrong", category: "account" })
    await page.getByRole("button", { name: "1 new ticket" }).click()
    await expect.poll(() => rowOf(page, "Password wrong").isVisible()).toBe(true)
    await page.getByText(/^2 as written \+ \d+ as meant$/).waitFor()
  })

  test("tells the slip on top where the divider is far below, and one press searches for what was meant", async () => {
    const page = await openQueue(browser, app, "/?search=adress", { viewport: phone })
    await page.getByRole("button", { name: "Search for “address”" }).click()
    await rowOf(page, "Address 40").waitFor()
    expect(searchOf(page)).toBe("address")
    expect(await page.getByText("may be a slip").count()).toBe(0)
  })

  for (const theme of ["light", "dark"] as const) {
    for (const viewport of [desktop, phone]) {
      test(`meets WCAG 2.2 AA, ${theme}, ${viewport.width} pixels wide`, async () => {
        const page = await openQueue(browser, app, "/?search=pasword", { theme, viewport })
        await divider(page, "Also found, with “password” instead of “pasword”").waitFor()
        await expect(checkAccessibility(page)).resolves.toBeUndefined()
      })
    }
  }
})
