import type { Page } from "playwright-core"
import type { TestApp } from "../support/app.ts"
import type { browserForStories } from "../support/browser.ts"

type Stories = ReturnType<typeof browserForStories>

/** Opens the form in a fresh profile. */
export async function openNewTicket(
  browser: Stories,
  app: TestApp,
  options: Parameters<Stories["open"]>[1] = {},
): Promise<Page> {
  const page = await browser.open(new URL("/new", app.url).href, options)
  await page.getByLabel("Title").waitFor()
  return page
}

/** Types a ticket as a person would. */
export async function writeTicket(
  page: Page,
  { title, description }: { title: string; description: string },
): Promise<void> {
  await page.getByLabel("Title").fill(title)
  await page.getByLabel("Description").fill(description)
}

/** Chooses a value from one of the form's two lists. */
export async function choose(page: Page, label: string, value: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click()
  await page.getByRole("option", { name: value }).click()
}
