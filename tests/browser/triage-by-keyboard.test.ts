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
  await heading(page, "Nothing waits for a person's word")
  await page.keyboard.press("u")
  await page.getByText(`The change of #${low.id} was undone.`).waitFor()
  await heading(page, low.title)
  await expect.poll(() => ticket(low.id)).toMatchObject({ category_by: "triage" })
})

test("a number typed before the menu shows is the menu's, not the screen's", async () => {
  const { id, title, category } = await app.submitTicket({
    title: "Error since the update",
    description: "The app crashes with an error message after the update.",
    priority: "low",
  })
  expect(category).toBe("technical")
  const page = await browser.open("about:blank")
  let showMenus = () => {}
  const isTyped = new Promise<void>((resolve) => (showMenus = resolve))
  await page.route(/ChoiceMenu/, async (route) => {
    await isTyped
    await route.continue()
  })
  await page.goto(new URL(`/triage?ticket=${id}`, app.url).href)
  await heading(page, title)
  await page.getByRole("button", { name: /^Accept/ }).waitFor()
  await page.keyboard.press("2")
  await page.keyboard.press("1")
  await expect.poll(() => ticket(id)).toMatchObject({ category: "billing", category_by: "person" })
  showMenus()
  await heading(page, title)
  expect(await page.getByRole("menu").count()).toBe(0)
  await page.keyboard.press("2")
  await page.getByRole("menu", { name: "Category" }).waitFor()
  await page.keyboard.press("4")
  await expect.poll(() => ticket(id)).toMatchObject({ category: "general" })
})

test("what triage suggested stays in view beside what was decided", async () => {
  const { id, category } = await app.submitTicket({
    title: "Charged twice for October",
    description: "The invoice was paid twice, please refund one of them.",
  })
  expect(category).toBe("billing")
  await app.api.call("changeTicket", { params: { id }, body: { category: "account" } })
  const page = await browser.open(new URL(`/triage?ticket=${id}`, app.url).href)
  await page.getByRole("button", { name: "Category: Account" }).waitFor()
  await page.getByText(/^suggested Billing, \d+% sure/).waitFor()
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
  await page.getByRole("button", { name: `This one 1: duplicate of #${first.id}` }).waitFor()
  await checkAccessibility(page)
  await page.keyboard.press("1")
  await page.getByText(`#${second.id} marked as a duplicate of #${first.id}.`).waitFor()
  await expect
    .poll(() => ticket(second.id))
    .toMatchObject({ duplicate_of: first.id, status: second.status, category: second.category })

  // It goes on with the next ticket, and back to this one when it is undone.
  await page.getByRole("dialog", { name: "is a duplicate of…" }).waitFor({ state: "detached" })
  await expect
    .poll(() => new URL(page.url()).searchParams.get("ticket"))
    .not.toBe(String(second.id))
  expect(await page.evaluate("document.activeElement === document.body")).toBe(false)
  await page.keyboard.press("u")
  await expect.poll(() => ticket(second.id)).toMatchObject({ duplicate_of: null })
  await heading(page, second.title)
})

test("a duplicate that is refused keeps its dialog open, with what was typed and the reason", async () => {
  const [a, b, c] = [
    await app.submitTicket({ title: "First of three" }),
    await app.submitTicket({ title: "Second of three" }),
    await app.submitTicket({ title: "Third of three" }),
  ]
  await app.api.call("markDuplicate", { params: { id: b.id }, body: { duplicate_of: a.id } })
  const page = await browser.open(new URL(`/triage?ticket=${c.id}`, app.url).href, {
    expectedErrors: [/Failed to load resource/],
  })
  await heading(page, c.title)
  await page.keyboard.press("d")
  await page.getByRole("dialog").waitFor()
  await page.keyboard.press("#")
  await page.keyboard.type(String(b.id))
  await page.keyboard.press("Enter")
  await page
    .getByText(
      `The original must not be a duplicate itself: #${b.id} is one of #${a.id}, so name #${a.id}.`,
    )
    .waitFor()
  expect(await page.getByLabel("Number of the original").inputValue()).toBe(`#${b.id}`)
  await page.getByLabel("Number of the original").fill(String(a.id))
  await page.keyboard.press("Enter")
  await page.getByRole("dialog", { name: "is a duplicate of…" }).waitFor({ state: "detached" })
  await expect.poll(() => ticket(c.id)).toMatchObject({ duplicate_of: a.id })
})

test("an urgent ticket that arrives is announced and comes next, and nothing moves before", async () => {
  await app.submitTicket({ title: "Opening hours", description: "When?", priority: "low" })
  const low = await app.submitTicket({ title: "A thought", description: "Hm.", priority: "low" })
  const page = await browser.open(new URL(`/triage?ticket=${low.id}`, app.url).href)
  await heading(page, low.title)
  await page.getByText(/ of \d+ · /).waitFor()
  const { id, title } = await app.submitTicket({
    title: "Please look at this",
    description: "It came a moment ago.",
    priority: "critical",
  })
  await page.getByText(`Critical has arrived: #${id} is next`).waitFor()
  await heading(page, low.title)
  await page.keyboard.press("j")
  await heading(page, title)
  expect(new URL(page.url()).searchParams.get("ticket")).toBe(String(id))
})

test("what a colleague decided since the queue was read is shown, and is not overwritten", async () => {
  const waiting = await app.api.call("listToTriage", { query: {} })
  const [first, second] = waiting
  const page = await browser.open(new URL("/triage", app.url).href)
  await heading(page, first?.title ?? "")
  const decided = await app.api.call("changeTicket", {
    params: { id: second?.id ?? 0 },
    body: { category: second?.category === "account" ? "billing" : "account", priority: "high" },
  })
  // By then the page has heard of it.
  await page.getByText(`${waiting.length - 1} waiting`).waitFor()
  await page.keyboard.press("j")
  await heading(page, decided.title)
  await page.getByText("A person chose both").waitFor()
  const stored = page.waitForResponse((response) => response.request().method() === "PATCH")
  await page.keyboard.press("1")
  expect((await stored).url()).toContain(`/api/tickets/${decided.id}/`)
  expect(await ticket(decided.id)).toMatchObject({ category: decided.category, priority: "high" })
})

test("a number that no ticket has is said, and the queue goes on", async () => {
  const page = await browser.open(new URL("/triage?ticket=999999", app.url).href, {
    expectedErrors: [/Failed to load resource/],
  })
  await heading(page, "There is no ticket #999999")
  await checkAccessibility(page)
  await page.keyboard.press("j")
  await page.getByRole("button", { name: /^Accept/ }).waitFor()
  expect(new URL(page.url()).searchParams.get("ticket")).not.toBe("999999")
})

test("after the last ticket the screen says that nothing waits, and shows what arrives then", async () => {
  const waiting = await app.api.call("listToTriage", { query: {} })
  const [last, ...others] = waiting.toReversed()
  for (const { id, category, priority } of others) {
    await app.api.call("changeTicket", { params: { id }, body: { category, priority } })
  }
  const page = await browser.open(new URL("/triage", app.url).href)
  await heading(page, last?.title ?? "")
  await page.getByText("1 of 1").waitFor()
  await page.keyboard.press("1")
  await heading(page, "Nothing waits for a person's word")
  const { id, title } = await app.submitTicket({ title: "Came a moment later" })
  await heading(page, title)
  await page.keyboard.press("1")
  await heading(page, "Nothing waits for a person's word")
  await expect.poll(() => ticket(id)).toMatchObject({ category_by: "person" })

  // Undone, it is back before the reader, and soon on the desk.
  await page.keyboard.press("u")
  await heading(page, title)
  await expect.poll(() => ticket(id)).toMatchObject({ category_by: "triage" })
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
