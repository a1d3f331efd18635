import { expect, test } from "vitest"
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
  expect(withinOne(sample, ["low", "medium", "high"])).toBe(0.75)
  expect(calibrationError(sample)).toBe(0.5)
  expect(macroF1(sample)).toBeCloseTo((4 / 6 + 0) / 2)
})
