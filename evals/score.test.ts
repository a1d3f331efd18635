import { expect, test } from "vitest"
import { splitFor, type Row } from "./datasets.ts"
import {
  accuracy,
  calibrationError,
  macroF1,
  majority,
  withinOne,
  type Outcome,
} from "./measures.ts"
import { labelledTickets, outcomesOf } from "./tickets.ts"

const tested = labelledTickets.filter(({ part }) => part === "test")
const outcomes = (field: "category" | "priority") => outcomesOf(tested, field)

test("on tickets that are only scored, category beats guessing by twenty-five points", () => {
  expect(tested.length).toBeGreaterThanOrEqual(150)
  expect(accuracy(outcomes("category"))).toBeGreaterThan(majority(outcomes("category")) + 0.25)
})

test("on tickets that are only scored, priority beats guessing by fifteen points", () => {
  expect(accuracy(outcomes("priority"))).toBeGreaterThan(majority(outcomes("priority")) + 0.15)
})

test("at least 400 labelled tickets in several languages", () => {
  expect(labelledTickets.length).toBeGreaterThanOrEqual(400)
  expect(new Set(labelledTickets.map(({ language }) => language)).size).toBeGreaterThanOrEqual(7)
})

test("the measures are what their names say", () => {
  const sure = (truth: string, answer: string): Outcome => ({ truth, answer, confidence: 1 })
  const sample = [
    sure("low", "low"),
    sure("low", "medium"),
    sure("high", "low"),
    sure("low", "low"),
  ]
  expect(accuracy(sample)).toBe(0.5)
  expect(majority(sample)).toBe(0.75)
  expect(withinOne(sample)).toBe(0.75)
  expect(calibrationError(sample)).toBe(0.5)
  expect(macroF1(sample)).toBeCloseTo((4 / 6 + 0) / 2)
})

const row = (description: string, known: Partial<Row> = {}): Row => ({
  title: "",
  description,
  category: "billing",
  priority: undefined,
  group: undefined,
  id: undefined,
  createdAt: undefined,
  ...known,
})
const copy = (at: number) =>
  `please send the invoice of last month to our office in ${["paris", "rome"][at % 2]}`
const other = (at: number) => `question${"abcdefghij"[at]} ${"klmnopqrst"[at]}thing`

test("no text has a near-copy on the other side of a split, whatever its group", () => {
  const copies = Array.from({ length: 4 }, (_, at) => row(copy(at), { group: `one ${at}` }))
  const others = Array.from({ length: 10 }, (_, at) => row(other(at), { group: `two ${at}` }))
  const rows = [...copies, ...others]
  const { train, test: tested } = splitFor({ name: "copies", rows }, "category")
  const copiesIn = (side: Row[]) =>
    side.filter(({ description }) => description.startsWith("please")).length
  expect([copiesIn(train), copiesIn(tested)]).toContain(0)
  expect(copiesIn(train) + copiesIn(tested)).toBe(4)
  expect(tested.length).toBeGreaterThan(0)
})

test("rows whose order in time is known are split by time, copies of the past left out", () => {
  const rows = Array.from({ length: 10 }, (_, at) => row(other(at), { id: 10 - at }))
  const late = row(other(9), { id: 11 })
  const { train, test: tested } = splitFor({ name: "ids", rows: [late, ...rows] }, "category")
  expect(train.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(tested.map(({ id }) => id)).toEqual([9, 10])
})
