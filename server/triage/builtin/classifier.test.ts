import fc from "fast-check"
import { expect, test } from "vitest"
import { categories, priorities } from "../../../contract/vocabulary.ts"
import { createStarterBuiltin } from "./classifier.ts"

const builtin = createStarterBuiltin()
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

test("a greeting and what stands below a farewell say little about the ticket", () => {
  const plain = "The sensor shows an error."
  const framed = `Dear account team,\n\n${plain}\n\nKind regards,\nAnna Bell\nRefunds and invoices`
  expect(classify(framed).category.value).toBe("technical")
})

test("a mail that only forwards another is read as if it were one's own", () => {
  const mail = "> My password is refused"
  expect(classify(mail).category).toEqual(classify("My password is refused").category)
})

test("the title counts more than the description", () => {
  expect(classify("It is about my password.", "Refund").category.value).toBe("billing")
})

test("a text without any known word is not understood, and triage says so", () => {
  const { knowsLanguage, category, priority, reason } = classify("qwrt zxcv plmk")
  expect(knowsLanguage).toBe(false)
  expect(category.confidence).toBeLessThan(0.4)
  expect(priority.confidence).toBeLessThan(0.6)
  expect(reason).toBe("No word in the text speaks for a value.")
})

test("the reason names the words that decided", () => {
  expect(classify("Please refund the second payment.").reason).toContain(
    "“refund” and “payment” point to billing",
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
      expect(reason.length).toBeLessThanOrEqual(200)
      expect(reason.isWellFormed()).toBe(true)
    }),
    { numRuns: 200, seed: 23 },
  )
})

const timeFor = (description: string) => {
  const startedAt = performance.now()
  for (let n = 0; n < 20; n++) classify(description)
  return performance.now() - startedAt
}

test("a megabyte takes hardly longer than the part that is read", () => {
  const part = "not all of our customers ".repeat(200)
  timeFor(part)
  expect(timeFor(part.repeat(200))).toBeLessThan(20 * timeFor(part))
})

test.each([
  "あ",
  "漢",
  "a",
  "é",
  "12 ",
  "nobody ",
  "charged cancelled ",
  "every all of the ",
  "> ",
])("4,000 characters of %j take no longer than ten times as much as prose", (piece) => {
  const prose = "The quick brown fox cannot log in and was charged twice. ".repeat(80)
  timeFor(prose)
  const text = piece.repeat(Math.ceil(4_000 / piece.length))
  expect(timeFor(text)).toBeLessThan(10 * timeFor(prose))
})

test.each([
  "En pääse kirjautumaan tililleni, salasana ei toimi eikä palautusviesti tule perille.",
  "Nem tudok bejelentkezni a fiókomba, a jelszó nem működik tegnap óta.",
  "Tôi không thể đăng nhập vào tài khoản của mình từ hôm qua.",
  "Negaliu prisijungti prie savo paskyros nuo vakar vakaro.",
  "Ezin dut nire kontuan sartu atzotik hona, lagundu mesedez.",
  "Ξέχασα τον κωδικό μου και δεν μπορώ να συνδεθώ στον λογαριασμό μου.",
  "لا أستطيع تسجيل الدخول إلى حسابي منذ الأمس وأحتاج إلى المساعدة",
  "ฉันลืมรหัสผ่านและเข้าสู่ระบบไม่ได้ตั้งแต่เมื่อวาน",
])("a language that nobody taught it is called unknown: %s", (text) => {
  expect(classify(text).knowsLanguage).toBe(false)
})

test.each([
  "My zebra printer emits purple smoke and quacks.",
  "Ich komme seit gestern nicht mehr in mein Konto.",
  "where is my card",
  "The wobblefrotz is here 12",
  "Can someone look at the boiler, it drips.",
  "Der Fahrstuhl steckt zwischen zwei Etagen fest.",
  "Le distributeur de la gare a avalé ma monnaie.",
  "La nevera de la oficina hace hielo por dentro.",
  "Het tuinhek sluit niet meer goed.",
  "Zgubiłem bilet, czy mogę dostać duplikat?",
  "Biljetten gick sönder i tvätten, kan jag få en ny?",
  "Bisikletin zinciri ikinci günde koptu.",
])("a language that it was taught is known, odd words included: %s", (text) => {
  expect(classify(text).knowsLanguage).toBe(true)
})
