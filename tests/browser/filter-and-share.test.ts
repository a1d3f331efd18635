import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories, checkAccessibility } from "../support/browser.ts"
import { numbersIn, openQueue, rowOf } from "./queue.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
  await app.submitTicket({ title: "Refund for October", category: "billing", priority: "high" })
  await app.submitTicket({ title: "Refund for May", category: "billing", priority: "low" })
  await app.submitTicket({ title: "Printer is offline", category: "technical", priority: "high" })
})
afterAll(() => app.close())

test("filters and search stand in the address, and the address opens the same list elsewhere", async () => {
  const page = await openQueue(browser, app)
  await expect.poll(() => numbersIn(page)).toHaveLength(3)
  await page.getByRole("button", { name: "Category", exact: true }).click()
  await page.getByRole("menuitemradio", { name: "Billing" }).click()
  await expect.poll(() => numbersIn(page)).toHaveLength(2)
  await page.keyboard.press("/")
  await page.keyboard.type("october")
  await expect.poll(() => numbersIn(page)).toHaveLength(1)
  const address = new URL(page.url())
  expect(address.searchParams.get("category")).toBe("billing")
  expect(address.searchParams.get("search")).toBe("october")

  const colleague = await openQueue(browser, app, address.pathname + address.search)
  await rowOf(colleague, "Refund for October").waitFor()
  expect(await numbersIn(colleague)).toHaveLength(1)
})

test.each([
  ["/?search=a%00b&priority=high", [3, 1]],
  ["/?utm_source=mail&category=billing", [2, 1]],
])("what an address holds and the desk does not know is left out: %s", async (path, numbers) => {
  const page = await openQueue(browser, app, path)
  await expect.poll(() => numbersIn(page)).toEqual(numbers)
  expect(await page.getByText("cannot be loaded").count()).toBe(0)
})

test.each([
  ["/?priority=high,low&category=billing", "priority:high,low", [2, 1]],
  ["/tickets/none?priority=HIGH", "priority:HIGH", [3, 1]],
])(
  "what an address asks for and no menu can show filters by the search line: %s",
  async (path, line, numbers) => {
    const page = await openQueue(browser, app, path)
    await expect.poll(() => numbersIn(page)).toEqual(numbers)
    expect(
      await page.getByRole("combobox").or(page.getByRole("searchbox")).first().inputValue(),
    ).toBe(line)
  },
)

test("a value in an address that does not exist is told, with a way to search without it", async () => {
  const page = await openQueue(browser, app, "/?status=bogus&category=billing")
  await page.getByText("There is no status “bogus”").waitFor()
  await page.getByRole("button", { name: "Search without “status:bogus”" }).click()
  await expect.poll(() => numbersIn(page)).toEqual([2, 1])
})

test("a search that waits to be sent keeps a filter chosen meanwhile, and is gone when cleared", async () => {
  const page = await openQueue(browser, app)
  await page.keyboard.press("/")
  await page.keyboard.type("refund sort:")
  await page.keyboard.press("Escape")
  await page.getByRole("button", { name: "Category", exact: true }).click()
  await page.getByRole("menuitemradio", { name: "Billing" }).click()
  await expect.poll(() => page.url(), { timeout: 10_000 }).toContain("search=refund")
  expect(page.url()).toContain("category=billing")
  await page.keyboard.press("/")
  await page.keyboard.type(" status:")
  await page.keyboard.press("Escape")
  await page.getByRole("button", { name: "Clear", exact: true }).click()
  await page.waitForTimeout(2_500)
  expect(new URL(page.url()).search).toBe("")
})

test("a list filtered to nothing says so and offers the way back", async () => {
  const page = await openQueue(browser, app, "/?status=closed&search=nowhere")
  await page.getByText("No ticket matches").waitFor()
  await checkAccessibility(page)
  await page.getByRole("button", { name: "Clear search and filters" }).click()
  await expect.poll(() => numbersIn(page)).toHaveLength(3)
  expect(new URL(page.url()).search).toBe("")
})

test("the browser's back button leads back through views", async () => {
  const page = await openQueue(browser, app)
  await page.getByRole("link", { name: /^Resolved/ }).click()
  await expect.poll(() => page.url()).toContain("status=resolved")
  await page.goBack()
  await expect.poll(() => numbersIn(page)).toHaveLength(3)
})

test("a search is one step for the browser's back button, however it was typed", async () => {
  const page = await openQueue(browser, app)
  const line = page.getByLabel("Search tickets")
  const back = async (numbers: number[], search: string) => {
    await page.goBack()
    await expect.poll(() => numbersIn(page)).toEqual(numbers)
    expect(await line.inputValue()).toBe(search)
  }
  await expect.poll(() => numbersIn(page)).toHaveLength(3)
  await line.focus()
  await page.keyboard.type("refu")
  await expect.poll(() => page.url()).toContain("search=refu")
  await page.keyboard.type("nd")
  await expect.poll(() => page.url()).toContain("search=refund")
  await page.keyboard.press("Enter")
  await page.locator('[role="row"]:focus').waitFor()
  await page.keyboard.press("/")
  await page.keyboard.press("End")
  await page.keyboard.type(" may")
  await expect.poll(() => numbersIn(page)).toEqual([2])
  await back([2, 1], "refund")
  await back([3, 2, 1], "")

  await line.fill("printer")
  await expect.poll(() => numbersIn(page)).toEqual([3])
  await page.keyboard.press("Escape")
  await expect.poll(() => numbersIn(page)).toHaveLength(3)
  await back([3], "printer")
  await back([3, 2, 1], "")
})

test("a ticket's address opens the ticket beside its list", async () => {
  const page = await openQueue(browser, app, "/tickets/1?category=billing")
  await page.getByRole("heading", { name: "Refund for October" }).waitFor()
  expect(await numbersIn(page)).toEqual([2, 1])
})

test("where the browser has no clipboard, a ticket's address is shown instead of copied", async () => {
  const page = await openQueue(browser, app, "/tickets/1?category=billing")
  // As it is over plain http on a local network.
  await page.evaluate('Object.defineProperty(navigator, "clipboard", { value: undefined })')
  await page.getByRole("button", { name: "Copy link" }).click()
  const messages = page.getByRole("region", { name: "Notifications" })
  await messages.getByText("The browser did not allow copying.").waitFor()
  expect(await messages.textContent()).toContain(new URL("/tickets/1", app.url).href)
})

test("the queue tells how many tickets it holds: exactly, up to a bound, or as many as are loaded", async () => {
  await sql`insert into ticket (title, description, category, priority, status)
    select 'Parcel ' || k, case when k % 20 = 0 then 'It is a lost parcel' else 'parcel, lost' end,
      'general', (array['low', 'medium']::priority[])[1 + k % 2], 'in_progress'
    from generate_series(1, 2200) k`.execute(app.db)
  const page = await openQueue(browser, app)
  const told = (words: string) => page.getByRole("main").getByText(words, { exact: true }).waitFor()
  await told("2,203 tickets")
  await page.getByRole("button", { name: "Category", exact: true }).click()
  await page.getByRole("menuitemradio", { name: "General" }).click()
  await page.getByRole("button", { name: "Priority", exact: true }).click()
  await page.getByRole("menuitemradio", { name: "Low" }).click()
  await told("1,100 tickets")
  await app.submitTicket({ title: "Lost key", category: "general", priority: "low" })
  await told("1,101 tickets")

  const line = page.getByLabel("Search tickets")
  await line.fill("parcel -1500")
  await told("1,000+ tickets")
  await line.fill('"is a lost"')
  await expect.poll(() => page.locator("mark").first().textContent()).toBe("is a lost")
  // Where the server gives such a count up, so many are loaded.
  await page
    .getByRole("main")
    .getByText(/^(110|50\+|100\+) tickets$/)
    .waitFor()
  await line.fill("key")
  await told("1 ticket")
})
