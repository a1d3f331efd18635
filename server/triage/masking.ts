import type { TicketText } from "./provider.ts"

/**
 * Hides who wrote from a model that runs elsewhere: e-mail addresses, payment cards, bank accounts and
 * phone numbers become words that still say what stood there. Every pattern is linear in the text.
 */

const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu
// Groups as cards are printed; what else has so many digits fails the check digit nine times of ten.
const card = /(?<![\p{L}\p{N}.,#/-])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}/-])/gu
const iban =
  /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/giu
const separator = "[ .\\u00a0()/-]{0,2}"
const phone = new RegExp(
  [
    // With the country: +49 30 901820, 0049 (0)30 901820.
    `(?<![\\p{L}\\p{N}+#/.-])(?:\\+|00)\\d(?:${separator}\\d){6,14}(?![\\p{N}])`,
    // As dialled at home: 030 901820, (030) 90 18 20, 06-12345678.
    `(?<![\\p{L}\\p{N}+#/.:-])\\(?0\\d{1,4}\\)?[ /-](?:${separator}\\d){5,9}(?![\\p{N}.:])`,
    // (212) 555-0134, 212-555-0134, 212.555.0134.
    `(?<![\\p{L}\\p{N}+#/.-])(?:\\(\\d{3}\\) ?|\\d{3}[-.])\\d{3}[-. ]\\d{4}(?![\\p{N}-])`,
  ].join("|"),
  "gu",
)
const date = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b/

const digitsOf = (text: string) => text.replaceAll(/\D/g, "")

/** The check digit of payment cards (ISO/IEC 7812-1, annex B). */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (const [at, digit] of Array.from(digits).toReversed().entries()) {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

/** The check digits of international bank account numbers (ISO 13616-1). */
function passesMod97(account: string): boolean {
  const compact = account.toUpperCase()
  if (compact.length < 15) return false
  const moved = compact.slice(4) + compact.slice(0, 4)
  let rest = 0
  for (const sign of moved) rest = Number(`${rest}${Number.parseInt(sign, 36)}`) % 97
  return rest === 1
}

/** Hides an account; the words after one can look like more of it. */
function hideAccount(found: string): string {
  const groups = found.split(" ")
  for (let length = groups.length; length > 0; length--) {
    if (!passesMod97(groups.slice(0, length).join(""))) continue
    return ["[iban]", ...groups.slice(length)].join(" ")
  }
  return found
}

/** A text without what names or pays for a person. */
export const mask = (text: string): string =>
  text
    .replaceAll(email, "[email]")
    .replaceAll(iban, hideAccount)
    .replaceAll(card, (found) => (passesLuhn(digitsOf(found)) ? "[card]" : found))
    .replaceAll(phone, (found) => (date.test(found) ? found : "[phone]"))

/** A ticket as a model elsewhere may read it. */
export const maskTicket = ({ title, description }: TicketText): TicketText => ({
  title: mask(title),
  description: mask(description),
})
