import { expect, test } from "vitest"
import { createSearchSteps } from "./search-steps.ts"

/** What lies on the browser's stack after these searches, each typed at its second. */
function stackAfter(...typed: [second: number, search: string][]): string[] {
  const steps = createSearchSteps()
  const stack = [""]
  for (const [second, search] of typed) {
    steps.type(second * 1_000)
    if (!steps.isStep(search, stack.at(-1) ?? "")) stack.pop()
    stack.push(search)
  }
  return stack
}

test("what is typed in one go is one step, and what was there before it is the step below", () => {
  expect(stackAfter([10, "re"], [11, "refu"], [12, "refund"])).toEqual(["", "refund"])
})

test("what is typed after a rest is another step", () => {
  expect(stackAfter([10, "refund"], [20, "refund m"], [21, "refund may"])).toEqual([
    "",
    "refund",
    "refund may",
  ])
})

test("no step leads to what the one below it shows", () => {
  expect(stackAfter([10, "refund"], [11, ""])).toEqual(["", "refund", ""])
  expect(stackAfter([10, "refund"], [20, "refunds"], [21, "refund"])).toEqual([
    "",
    "refund",
    "refunds",
    "refund",
  ])
})

test("after an emptied line the whole list stays one step back", () => {
  expect(stackAfter([10, "refund"], [11, ""], [12, "printer"])).toEqual([
    "",
    "refund",
    "",
    "printer",
  ])
})
