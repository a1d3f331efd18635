import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Ticket } from "../../contract/tickets.ts"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories, checkAccessibility } from "../support/browser.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
})
afterAll(() => app.close())

const ticket = (id: number): Promise<Ticket> => app.api.call("getTicket", { params: { id } })
const heading = (page: Page, title: string) => page.getByRole("heading", { name: title }).waitFor()

test("an agent works through what waits without the mouse, urgent tickets first", async () => {
  const low = await app.submitTicket({
    title: "Where are you open on Saturday",
    description: "Do you open at ten?",
    priority: "low",
  })
  const critical = await app.submitTicket({
    title: "Nobody can log in since nine",
    description: "All of our customers see an error. Everyone is locked out.",
    priority: "critical",
  })
  const page = await browser.open(new URL("/triage", app.url).href)
  await heading(page, critical.title)
  await page.getByText("2 waiting").waitFor()
  await page.locator("mark").first().waitFor()
  await checkAccessibility(page)

  // Another category, by number in its menu.
  await page.keyboard.press("2")
  await page.getByRole("menu", { name: "Category" }).waitFor()
  await page.keyboard.press("3")
  await page.getByText("Decided").first().waitFor()
  await expect
    .poll(() => ticket(critical.id))
    .toMatchObject({ category: "account", category_by: "person" })

  // Next, accept, and take it back.
  await page.keyboard.press("j")
  await heading(page, low.title)
  expect(new URL(page.url()).searchParams.get("ticket")).toBe(String(low.id))
  await page.keyboard.press("1")
  await page.getByText(`Suggestion for #${low.id} accepted.`).waitFor()
  await expect.poll(() => ticket(low.id)).toMatchObject({ category_by: "person" })
  await page.keyboard.press("u")
  await page.getByText(`The change of #${low.id} was undone.`).waitFor()
  await expect.poll(() => ticket(low.id)).toMatchObject({ category_by: "triage" })
})

test("a duplicate is marked with its key, and nothing else of the ticket changes", async () => {
  const words = "The zebra printer in hall seven prints upside down labels"
  const first = await app.submitTicket({ title: "Zebra printer upside down", description: words })
  const second = await app.submitTicket({
    title: "Labels upside down on the zebra printer",
    description: `${words}, again.`,
  })
  const page = await browser.open(new URL(`/triage?ticket=${second.id}`, app.url).href)
  await heading(page, second.title)
  await page.getByRole("link", { name: `#${first.id} ${first.title}` }).waitFor()
  await page.keyboard.press("d")
  await page.getByRole("button", { name: `This one: duplicate of #${first.id}` }).click()
  await page.getByText(`#${second.id} marked as a duplicate of #${first.id}.`).waitFor()
  await expect
    .poll(() => ticket(second.id))
    .toMatchObject({ duplicate_of: first.id, status: second.status, category: second.category })
  await page.keyboard.press("u")
  await expect.poll(() => ticket(second.id)).toMatchObject({ duplicate_of: null })
})

test("when nothing waits, the screen says so", async () => {
  for (const { id, category, priority } of await app.api.call("listToTriage", { query: {} })) {
    await app.api.call("changeTicket", { params: { id }, body: { category, priority } })
  }
  const page = await browser.open(new URL("/triage", app.url).href)
  await heading(page, "Nothing waits for a person's word")
  expect(await page.getByRole("button", { name: /^Accept/ }).count()).toBe(0)
  await checkAccessibility(page)
})
