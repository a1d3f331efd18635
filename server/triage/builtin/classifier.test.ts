import fc from "fast-check"
import { expect, test } from "vitest"
import { categories, priorities } from "../../../contract/vocabulary.ts"
import { createBuiltin } from "./classifier.ts"
import { handWritten } from "./weights.ts"

const builtin = createBuiltin()
const classify = (description: string, title = "") => builtin.classifyText({ title, description })

test("impact counts, not tone", () => {
  expect(classify("WHAT ARE YOUR OPENING HOURS ON SATURDAY???", "URGENT!!!")).toMatchObject({
    category: { value: "general" },
    priority: { value: "low" },
  })
  expect(
    classify("No rush, but since three this morning nobody in our hospital can open a record."),
  ).toMatchObject({ category: { value: "technical" }, priority: { value: "critical" } })
})

test("a denied harm is no harm", () => {
  const harm = classify("We lost all our data after the update.")
  const none = classify("The update is fine and nobody lost data.")
  expect(harm.priority.value).toBe("critical")
  expect(none.priority.value).not.toBe("critical")
})

test("a denial reaches harm, not the people who are harmed", () => {
  const all = classify("The checkout does not work for all customers.")
  const one = classify("The checkout does not work for one customer.")
  expect([all.priority.value, one.priority.value]).toEqual(["critical", "medium"])
  expect(classify("All my data is gone.").priority.value).toBe("critical")
  expect(classify("We didn't lose any data.").priority.value).not.toBe("critical")
})

test("what is only quoted counts less than what the person writes", () => {
  const quoted =
    "> I was charged twice, please refund the invoice\n\nI cannot log in, my password is refused."
  expect(classify(quoted).category.value).toBe("account")
})

test("a signature says nothing about the ticket", () => {
  const plain = classify("The page shows an error.")
  expect(classify("The page shows an error.\n-- \nAnna\nBilling and invoices")).toEqual(plain)
})

test("the title counts more than the description", () => {
  expect(classify("It is about my password.", "Refund").category.value).toBe("billing")
})

test("a text without any known signal is unsure, and says so", () => {
  const { category, priority, reason } = classify("qwrt zxcv plmk")
  expect(category.confidence).toBeLessThan(0.4)
  expect(priority.confidence).toBeLessThan(0.6)
  expect(reason).toBe("No known signal in the text.")
})

test("the reason names the words that decided", () => {
  expect(classify("Please refund the second payment.").reason).toContain(
    "“refund” points to billing",
  )
})

test.each([
  ["Die Rechnung wurde zweimal abgebucht", "billing"],
  ["No funciona la aplicación, da error", "technical"],
  ["J'ai oublié mon mot de passe", "account"],
  ["Quali sono gli orari? Siete aperti la domenica?", "general"],
  ["Het wachtwoord van mijn profiel", "account"],
  ["My tablet doesn't work", "technical"],
  ["アプリでエラーが出ます", "technical"],
  ["新しいパスワードを忘れました", "account"],
  ["Nie działa, błąd", "technical"],
  ["Şifremi unuttum", "account"],
  ["Não consigo, o sistema dá erro", "technical"],
])("%s is about %s", (description, category) => {
  expect(classify(description).category.value).toBe(category)
})

test("any text gets listed values with confidences between 0 and 1", () => {
  const text = fc.string({ unit: "binary", maxLength: 3_000 })
  fc.assert(
    fc.property(text, text, (title, description) => {
      const { category, priority, reason } = builtin.classifyText({ title, description })
      expect(categories).toContain(category.value)
      expect(priorities).toContain(priority.value)
      for (const { confidence } of [category, priority]) {
        expect(confidence).toBeGreaterThan(0)
        expect(confidence).toBeLessThanOrEqual(1)
      }
      expect(reason.length).toBeLessThanOrEqual(160)
      expect(reason.isWellFormed()).toBe(true)
    }),
    { numRuns: 200, seed: 23 },
  )
})

test("a megabyte takes hardly longer than the part that is read", () => {
  const timeFor = (description: string) => {
    const startedAt = performance.now()
    for (let n = 0; n < 20; n++) classify(description)
    return performance.now() - startedAt
  }
  const part = "not all of our customers ".repeat(200)
  timeFor(part)
  expect(timeFor(part.repeat(200))).toBeLessThan(20 * timeFor(part))
})

test("another table of weights makes another classifier", () => {
  const swapped = createBuiltin({
    ...handWritten,
    name: "other",
    category: { ...handWritten.category, signals: { moneyMoved: { general: 3 } } },
  })
  expect(swapped.model).toBe("other")
  expect(swapped.classifyText({ title: "", description: "refund" }).category.value).toBe("general")
})
