import { expect, test } from "vitest"
import { parseReply } from "./reply.ts"

const values = {
  category: "billing",
  category_confidence: 0.9,
  priority: "high",
  priority_confidence: 0.8,
  reason: "Charged twice.",
}
const json = JSON.stringify(values)

const wrapped = [
  json,
  `\`\`\`json\n${json}\n\`\`\``,
  `Sure! ${json} I hope that this helps.`,
  `<think>A {brace} in thought</think>\n${json}`,
  `The thoughts' beginning {was} cut.</think>${json}`,
]

test.each(wrapped)("a good answer is found in %s", (text) => {
  expect(parseReply(text)).toEqual({
    category: { value: "billing", confidence: 0.9 },
    priority: { value: "high", confidence: 0.8 },
    reason: "Charged twice.",
  })
})

const wrong: [string, unknown, string][] = [
  ["a category that does not exist", { ...values, category: "Billing" }, "unknown_value"],
  ["a priority that does not exist", { ...values, priority: "urgent" }, "unknown_value"],
  ["no category", { ...values, category: undefined }, "unparseable"],
  ["a percentage", { ...values, category_confidence: 91 }, "unparseable"],
  ["a confidence below nothing", { ...values, priority_confidence: -0.1 }, "unparseable"],
  ["a confidence in words", { ...values, priority_confidence: "high" }, "unparseable"],
  ["no confidence", { ...values, priority_confidence: undefined }, "unparseable"],
  ["a list", [values, values], "unparseable"],
]

test.each(wrong)("%s is no answer", (_what, reply, kind) => {
  expect(() => parseReply(JSON.stringify(reply))).toThrow(expect.objectContaining({ kind }))
})

test("white space alone is no answer", () => {
  expect(() => parseReply(" \n")).toThrow(expect.objectContaining({ kind: "empty" }))
})

test("the reason is one line of at most 160 characters", () => {
  const reason = `One\nline\u2028of ${"words ".repeat(60)}`
  const answer = parseReply(JSON.stringify({ ...values, reason }))
  expect(answer.reason).toMatch(/^One line of words/)
  expect(answer.reason.length).toBeLessThanOrEqual(160)
})
