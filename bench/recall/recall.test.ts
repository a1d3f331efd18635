import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../../tests/support/app.ts"
import { askAll, loadTickets, type Answer } from "./ask.ts"
import { figuresOf } from "./measures.ts"

let app: TestApp
let answers: Answer[]

beforeAll(async () => {
  app = await startApp()
  await loadTickets(app.url)
  answers = await askAll(app.url)
}, 60_000)

afterAll(() => app.close())

const withSlip = (hasSlip: boolean) => answers.filter(({ query }) => query.hasSlip === hasSlip)

test("of 160 words with a slip, search finds nine in ten tickets that hold the word, most on the first lines", () => {
  const slips = withSlip(true)
  expect(slips).toHaveLength(160)
  for (const half of ["looked at", "only scored"]) {
    const figures = figuresOf(slips.filter(({ query }) => query.half === half))
    expect(figures.recall).toBeGreaterThan(0.9)
    expect(figures.recallAt10).toBeGreaterThan(0.8)
    expect(figures.putWrongly).toBeLessThan(8)
  }
})

test("of 40 lines without a slip all that they mean is found, and hardly one is put wrongly", () => {
  const right = withSlip(false)
  const figures = figuresOf(right)
  expect(figures.queries).toBe(40)
  expect(figures.recall).toBe(1)
  expect(figures.putWrongly).toBeLessThan(3)
  // None at all whose words tickets hold.
  const held = right.filter(({ query }) => query.kind !== "right, but in no ticket")
  expect(figuresOf(held).putWrongly).toBe(0)
})
