import type { Page } from "playwright-core"
import type { TestApp } from "../support/app.ts"
import type { browserForStories } from "../support/browser.ts"

type Stories = ReturnType<typeof browserForStories>

/** Opens the queue, at any of its addresses, in a fresh profile. */
export async function openQueue(
  browser: Stories,
  app: TestApp,
  path = "/",
  options: Parameters<Stories["open"]>[1] = {},
): Promise<Page> {
  const page = await browser.open(new URL(path, app.url).href, options)
  await page.getByRole("searchbox").or(page.getByLabel("Search tickets")).first().waitFor()
  return page
}

/** The row of a ticket by its title. */
export const rowOf = (page: Page, title: string) => page.getByRole("row").filter({ hasText: title })

/** The numbers of the tickets in the list, from top to bottom. */
export async function numbersIn(page: Page): Promise<number[]> {
  const texts = await page.locator('[role="row"] [data-cell="number"]').allTextContents()
  return texts.map((text) => Number(text.replace("#", "")))
}

/** The status that a row shows. */
export const statusIn = (page: Page, title: string) =>
  rowOf(page, title).locator('[data-cell="icon"] [aria-label]').getAttribute("aria-label")
