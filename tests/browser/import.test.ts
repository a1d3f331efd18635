import { readFileSync } from "node:fs"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories, checkAccessibility } from "../support/browser.ts"
import { openQueue, rowOf } from "./queue.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
})
afterAll(() => app.close())

const fileOf = (text: string, name = "old desk.csv") => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
})

test("a lead imports a file, sees which rows made no ticket, mends them and imports those", async () => {
  const page = await openQueue(browser, app)
  await page.keyboard.press("Control+k")
  await page.keyboard.type("import")
  await page.getByRole("option", { name: "Import tickets" }).click()
  await page.getByRole("heading", { name: "Import tickets" }).waitFor()
  await page
    .getByLabel("File")
    .setInputFiles(fileOf("title,description\nRefund,please\n,no title\n"))
  await page.getByRole("button", { name: "Import" }).click()
  await page.getByText("1 of 2 rows came in as tickets.").waitFor()
  await page.getByRole("row", { name: "3 title must not be blank" }).waitFor()
  await checkAccessibility(page)
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download these rows" }).click(),
  ])
  expect(download.suggestedFilename()).toBe("old desk.rejected.csv")
  const rejected = readFileSync(await download.path(), "utf8")
  const mended = rejected.replace("3,,", "3,Mended,")
  await page.getByLabel("File").setInputFiles(fileOf(mended, "old desk.rejected.csv"))
  await page.getByRole("button", { name: "Import" }).click()
  await page.getByText("1 of 1 row came in as tickets.").waitFor()
  await page.goto(app.url)
  await rowOf(page, "Refund").waitFor()
  await rowOf(page, "Mended").waitFor()
})

test("a file that is none of ours, and one that the desk refuses, are told at once", async () => {
  const page = await browser.open(new URL("/import", app.url).href, {
    expectedErrors: [/Failed to load resource/],
  })
  await page.getByLabel("File").setInputFiles(fileOf("x", "tickets.xlsx"))
  await page.getByText("must end with .csv").waitFor()
  await page.getByLabel("File").setInputFiles(fileOf("subject\nA\n"))
  await page.getByRole("button", { name: "Import" }).click()
  await expect.poll(() => page.getByRole("alert").textContent()).toContain("names no column title")
})
