import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories, checkAccessibility } from "../support/browser.ts"
import { ownWords } from "../support/own-words.ts"

const browser = browserForStories()
let app: TestApp

beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
  for (let at = 0; at < 40; at++) {
    const { id, category } = await app.submitTicket({
      title: "Refund please",
      description: `We were charged twice for one invoice: ${ownWords(at)}`,
    })
    await app.api.call("changeTicket", { params: { id }, body: { category } })
  }
})
afterAll(() => app.close())

test("a lead back-tests the built-in classifier on the desk's own tickets, stops it and goes on", async () => {
  const page = await browser.open(new URL("/triage/quality", app.url).href)
  await page.getByRole("button", { name: "Start a back-test" }).click()
  await page.getByText("waiting").waitFor()
  await page.getByRole("button", { name: "Cancel back-test 1" }).click()
  await page.getByText("cancelled").waitFor()
  await page.getByRole("button", { name: "Resume back-test 1" }).click()
  await page.getByText("waiting").waitFor()
  await app.runJobs()
  await page.getByText("40 of 40").waitFor()
  await page
    .getByText(
      /On your last 40 labelled tickets built-in, starter-3, would have been right in \d+% \(\d+–\d+%\) of categories.*, at no cost; majority \d+%\./,
    )
    .waitFor()
  await page.getByRole("button", { name: "Figures of back-test 1" }).click()
  const figures = page.getByRole("region", { name: "Category: figures of back-test 1" })
  const right = figures.getByRole("row", { name: /^Right \d+%.*n = 40/ })
  await expect.poll(() => right.isVisible()).toBe(true)
  await checkAccessibility(page)
})

test("no back-test begins before it is known who can be asked, and the reason stands beside the button", async () => {
  const page = await browser.open(new URL("/triage/quality", app.url).href)
  let release = () => {}
  const isReleased = new Promise<void>((resolve) => (release = resolve))
  await page.route("**/api/triage/backtest-choices/", async (route) => {
    await isReleased
    await route.continue()
  })
  await page.reload()
  await page.getByText("Reading who can be asked").waitFor()
  const button = page.getByRole("button", { name: "Start a back-test" })
  expect(await button.isDisabled()).toBe(true)
  release()
  await page.getByText("40 tickets, at no cost.").waitFor()
  expect(await button.isEnabled()).toBe(true)
})

test("only who is configured is offered, with the reason why others are missing", async () => {
  const page = await browser.open(new URL("/triage/quality", app.url).href)
  await page.getByText("The language model is not offered: LLM_API_KEY is not set.").waitFor()
  await page.getByText("40 tickets, at no cost.").waitFor()
  await page.getByLabel("Ask", { exact: true }).click()
  await page.getByRole("option", { name: "The built-in classifier" }).waitFor()
  expect(await page.getByRole("option").count()).toBe(1)
})
