import fc from "fast-check"
import { expect, test } from "vitest"
import { mask } from "./masking.ts"

test.each([
  ["Write to anna.müller+desk@mail.example.co.uk please", "Write to [email] please"],
  ["<tom@example.com>, TOM@EXAMPLE.COM", "<[email]>, [email]"],
  ["Card 4111 1111 1111 1111 was charged", "Card [card] was charged"],
  ["4111111111111111", "[card]"],
  ["amex 3782-822463-10005.", "amex [card]."],
  ["IBAN DE89 3704 0044 0532 0130 00, thanks", "IBAN [iban], thanks"],
  ["to gb29nwbk60161331926819 today", "to [iban] today"],
  ["DE89370400440532013000 this week", "[iban] this week"],
  ["Call +49 30 901820 or 0049 (0)30 901820", "Call [phone] or [phone]"],
  ["call me at 030 901820", "call me at [phone]"],
  ["mobile 06-12345678", "mobile [phone]"],
  ["(212) 555-0134 or 212-555-0134", "[phone] or [phone]"],
  ["tel: +1.212.555.0134", "tel: [phone]"],
])("what names a person is hidden: %s", (text, masked) => {
  expect(mask(text)).toBe(masked)
})

test.each([
  "Order 1234567890123456 has not arrived",
  "order #4111111111111111",
  "Ticket 4312, invoice 2026-001234 of 2026-11-23",
  "since 01.02.2026 at 14:05:09",
  "version 10.4.2 on 192.168.100.200",
  "we paid 1,234,567.89 EUR, not 1.234.567,89",
  "error 0x80070005 in 00:12:34.567",
  "log 2026-11-23T08:30:00.000Z request 01JDB7W2QK",
  "3 x 480 EUR for 12 seats",
])("what names no person stays: %s", (text) => {
  expect(mask(text)).toBe(text)
})

test("masked text has nothing left to mask", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(mask(mask(text))).toBe(mask(text))
    }),
    { numRuns: 300, seed: 23 },
  )
})

test.each(["1 ", "a@", "a.", "+1 ", "(0", "DE", "0 ", "00", "@", "1-", "x1"])(
  "100,000 characters of %j take no longer than a second",
  (piece) => {
    const startedAt = performance.now()
    mask(piece.repeat(100_000 / piece.length))
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  },
)
