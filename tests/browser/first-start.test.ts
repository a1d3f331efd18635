import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories, checkAccessibility } from "../support/browser.ts"
import { numbersIn, openQueue } from "./queue.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
})
afterAll(() => app.close())

test("an empty desk offers samples, and fills with them", async () => {
  const page = await openQueue(browser, app)
  await page.getByText("No tickets yet").waitFor()
  await checkAccessibility(page)
  await page.getByRole("button", { name: "Add sample tickets" }).click()
  await expect.poll(async () => (await numbersIn(page)).length).toBeGreaterThan(10)
  await page.getByText(/sample tickets added/).waitFor()
})

test("what people write is shown as text and never runs", async () => {
  const script =
    "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"
  const { id } = await app.submitTicket({ title: `Look: ${script}`, description: script })
  const page = await openQueue(browser, app, `/tickets/${id}`)
  await page.getByRole("heading", { name: /Look: <img src=x/ }).waitFor()
  expect(await page.title()).not.toBe("broken")
  expect(await page.locator("img").count()).toBe(0)
})

test("a long queue loads on as one scrolls, each ticket once", async () => {
  for (let n = 0; n < 3; n++) {
    await Promise.all(
      Array.from({ length: 30 }, (_, m) => app.submitTicket({ title: `Bulk ${n}-${m}` })),
    )
  }
  const page = await openQueue(browser, app)
  await expect.poll(async () => (await numbersIn(page)).length).toBeGreaterThan(10)
  await page.getByRole("grid").hover()
  const seen = new Set<number>()
  await expect
    .poll(
      async () => {
        for (const number of await numbersIn(page)) seen.add(number)
        await page.mouse.wheel(0, 500)
        return seen.size
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(150)
})
