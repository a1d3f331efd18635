import { expect, test } from "vitest"
import { capRequesters, type Decided } from "./lessons.ts"

const told = (byDesk: boolean, categoryWeight: number): Decided => ({
  label: {
    title: "Refund",
    description: "",
    category: "billing",
    priority: null,
    categoryWeight,
    priorityWeight: 0,
  },
  byDesk: { category: byDesk, priority: false },
})
const many = (n: number, one: Decided) => Array.from({ length: n }, () => one)
const weightOf = (decided: Decided[]) =>
  decided.reduce((sum, { label }) => sum + label.categoryWeight, 0)

test("a thousand labels of requesters weigh no more than what the desk itself has said", () => {
  const capped = capRequesters([...many(1_000, told(false, 0.5)), ...many(40, told(true, 1))])
  expect(weightOf(capped.slice(0, 1_000))).toBeCloseTo(40)
  expect(weightOf(capped.slice(1_000))).toBe(40)
})

test("where the desk has said little, fifty of requesters' labels keep their weight", () => {
  expect(weightOf(capRequesters(many(50, told(false, 0.5))))).toBe(25)
  expect(weightOf(capRequesters(many(500, told(false, 0.5))))).toBeCloseTo(25)
})
