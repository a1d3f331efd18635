import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../support/app.ts"
import { browserForStories } from "../support/browser.ts"
import { openQueue, rowOf } from "./queue.ts"

const browser = browserForStories()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 5 })
})
afterAll(() => app.close())

async function editing(title: string, expectedErrors: RegExp[] = []) {
  const { id } = await app.submitTicket({ title, description: "As it was sent." })
  const page = await openQueue(browser, app, "/", { expectedErrors })
  await rowOf(page, title).click()
  await page.getByRole("heading", { name: title }).waitFor()
  await page.keyboard.press("e")
  const params = { id }
  const form = page.getByRole("form", { name: `Edit #${id}` })
  await form.waitFor()
  return {
    page,
    params,
    form,
    description: form.getByRole("textbox", { name: "Description" }),
    read: () => app.api.call("getTicket", { params }),
    change: (body: { title?: string; description?: string }) =>
      app.api.call("changeTicket", { params, body }),
  }
}

test("two people edit one text: the second sees what the first wrote before replacing it", async () => {
  const { page, form, description, read, change } = await editing("Edited by two")
  await description.fill("Mine.")
  await change({ description: "Theirs." })
  await form.getByText("While you wrote, another changed the description.").waitFor()
  await form.getByText("Theirs.").waitFor()
  expect(await description.inputValue()).toBe("Mine.")
  await form.getByRole("button", { name: "Save" }).click()
  await expect.poll(() => page.getByText("What it said before").count()).toBe(2)
  await page.getByText("What it said before").first().click()
  await page.getByText("Theirs.").waitFor()
  expect(await read()).toMatchObject({ description: "Mine." })
})

test("a save that another was a moment ahead of is refused, and then shows what the other wrote", async () => {
  const { page, form, description, read, change } = await editing("Saved at once", [/409/])
  // Nothing of the other's change reaches this browser before the save does.
  await page.route("**/api/tickets/*/", async (route) => {
    if (route.request().method() === "PATCH") await change({ description: "Theirs." })
    await route.continue()
  })
  await description.fill("Mine.")
  await form.getByRole("button", { name: "Save" }).click()
  await form.getByText("Another change of the description").waitFor()
  await form.getByText("Theirs.").waitFor()
  expect(await description.inputValue()).toBe("Mine.")
  expect(await read()).toMatchObject({ description: "Theirs." })
})

test("what one has not touched follows what the other saves", async () => {
  const { form, page, description, read, change } = await editing("Two fields")
  await description.fill("Mine.")
  await change({ title: "Theirs" })
  await expect.poll(() => form.getByRole("textbox", { name: "Title" }).inputValue()).toBe("Theirs")
  await form.getByRole("button", { name: "Save" }).click()
  await page.getByRole("heading", { name: "Theirs" }).waitFor()
  expect(await read()).toMatchObject({ title: "Theirs", description: "Mine." })
})

test("Escape leaves an edit as it is, and e goes on with it", async () => {
  const { page, form, description } = await editing("Left for a moment")
  await description.fill("Half a sent")
  await page.keyboard.press("Escape")
  await form.waitFor({ state: "detached" })
  await page.keyboard.press("e")
  await expect.poll(() => description.inputValue()).toBe("Half a sent")
})

test("a change that still stands is undone from the history, after a reload too", async () => {
  const { page, params, read } = await editing("Closed by mistake")
  await page.keyboard.press("Escape")
  await app.api.call("changeTicket", { params, body: { status: "closed" } })
  await page.reload()
  // Twice, as some people click on everything.
  await page.getByRole("button", { name: "Undo: set the status from Open to Closed" }).dblclick()
  await page.getByText("undid a change: set the status from Closed to Open").waitFor()
  expect(await read()).toMatchObject({ status: "open" })
  expect(await page.getByText("was not changed back").count()).toBe(0)
})
