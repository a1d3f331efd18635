import fc from "fast-check"
import { expect, test } from "vitest"
import { ticketMessage } from "../prompt.ts"
import { mask, maskTicket } from "./mask.ts"

test.each([
  ["Write to anna.müller+desk@mail.example.co.uk please", "Write to [email] please"],
  ["<tom@example.com>, TOM@EXAMPLE.COM", "<[email]>, [email]"],
  ["?user=anna%40example.com", "?user=[email]"],
  ["from user@localhost today", "from [email] today"],
  ["anna＠example.com", "[email]"],
  ["anna [at] example.com", "[email]"],
  ['Mail "anna b"@example.com or o\'brien@example.com', "Mail [email] or [email]"],
])("an e-mail address is hidden: %s", (text, masked) => {
  expect(mask(text)).toBe(masked)
})

test.each([
  ["Card 4111 1111 1111 1111 was charged", "Card [card] was charged"],
  ["4111111111111111", "[card]"],
  ["amex 3782-822463-10005.", "amex [card]."],
  ["4111 1111 1111 1111 123", "[card] 123"],
  ["4111 1111 1111 1111 12 27", "[card] 12 27"],
  ["12 4111 1111 1111 1111", "12 [card]"],
  ["card #4111111111111111", "card #[card]"],
  ["no.4111111111111111", "no.[card]"],
  ["CC-4111111111111111", "CC-[card]"],
  ["4111\u00a01111\u00a01111\u00a01111", "[card]"],
  ["4111.1111.1111.1111", "[card]"],
  ["4111–1111–1111–1111", "[card]"],
  ["4111  1111  1111  1111", "[card]"],
  ["4111\t1111\t1111\t1111", "[card]"],
  ["4111\n1111\n1111\n1111", "[card]"],
  ["4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "[card]"],
  ["41 11 11 11 11 11 11 11", "[card]"],
  ["４１１１ １１１１ １１１１ １１１１", "[card]"],
  ["6304 0000 0000 0000 000 of Maestro", "[card] of Maestro"],
  ["4111 1111 1111 1111 5555 5555 5555 4444", "[card] [card]"],
  ["4111 1111 1111 1111, call 030 901820", "[card], call [phone]"],
])("a card is hidden however it is written: %j", (text, masked) => {
  expect(mask(text)).toBe(masked)
})

test.each([
  ["IBAN DE89 3704 0044 0532 0130 00, thanks", "IBAN [iban], thanks"],
  ["to gb29nwbk60161331926819 today", "to [iban] today"],
  ["DE89370400440532013000 this week", "[iban] this week"],
  ["DE89-3704-0044-0532-0130-00", "[iban]"],
  ["IBANDE89370400440532013000", "IBAN[iban]"],
  ["DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000", "[iban]"],
  ["DE89  3704  0044  0532  0130  00 soon", "[iban] soon"],
  ["DE89 3704 0044 0532 0130 00 GB29 NWBK 6016 1331 9268 19", "[iban] [iban]"],
])("a bank account is hidden: %j", (text, masked) => {
  expect(mask(text)).toBe(masked)
})

test.each([
  "+49 30 901820",
  "0049 (0)30 901820",
  "+4915112345678",
  "+1.212.555.0134",
  "030 901820",
  "(030) 90 18 20",
  "06-12345678",
  "07911123456",
  "07911 123456",
  "0612345678",
  "015112345678",
  "0151/12345678",
  "06-12-34-56-78",
  "06.12.34.56.78",
  "06 12 34 56 78",
  "2125550134",
  "212 555 0134",
  "212-555-0134",
  "(212) 555-0134",
  "1-800-555-0199",
  "612 34 56 78",
  "347 123 4567",
  "(11) 98765-4321",
  "138 1234 5678",
  "8 (495) 123-45-67",
])("a phone number is hidden wherever it stands: %s", (phone) => {
  for (const [before, after] of [
    ["", ""],
    ["Call ", " or mail"],
    ["Mine is ", "."],
    ["contact: ", ", thanks"],
    ["two of us, ", "\n2 seats"],
  ])
    expect(mask(`${before}${phone}${after}`)).toBe(`${before}[phone]${after}`)
})

test.each([
  ["Tel:030 901820", "Tel:[phone]"],
  ["Tel.:030/901820", "Tel.:[phone]"],
  ["call me back at 555 0134", "call me back at [phone]"],
  ["My phone number is 612345678", "My phone number is [phone]"],
  ["Handy-Nr. 612 345 678", "Handy-Nr. [phone]"],
  ["Telefonnummer: 901820", "Telefonnummer: [phone]"],
  ["mobile (612) 345678", "mobile [phone]"],
])("after a word that announces a phone, shorter numbers are hidden: %s", (text, masked) => {
  expect(mask(text)).toBe(masked)
})

test.each([
  "Order 1234567890123456 has not arrived",
  "order 2125550134, invoice no. 0612345678, ticket #07911123456",
  "ORD-2125550134, RE0612345678, AB12-3471234567 and A4111111111111111",
  "Ticket 4312, invoice 2026-001234 of 2026-11-23",
  "call about order 1234567",
  "we called you 3 times since 01.02.2026",
  "I called on 2026-11-23 08:30:00 and on 23/11/2026, 12-11-26",
  "since 01.02.2026 at 14:05:09, from 01.02.2026-05.02.2026",
  "01.02.2026 1200 and 23.11.2026 1764",
  "version 10.4.2 on 192.168.100.200, call 192.168.100.201",
  "we paid 1,234,567.89 EUR, not 1.234.567,89 or 612 345 678",
  "+10 000 EUR, 0.1234567890, 3.14159265",
  "error 0x80070005 in 00:12:34.567",
  "log 2026-11-23T08:30:00.000Z request 01JDB7W2QK",
  "at 1764187200 and 1764187200000 ms, 20261123083000",
  "id 550e8400-e29b-41d4-a716-446655440000, commit 9d5ed678fe57bcca610140957afab571",
  "3 x 480 EUR for 12 seats, 2024 2025 2026",
  "npm i pkg @ 4, see §230 @home",
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

test.each([
  "1 ",
  "4 ",
  "a@",
  "a.",
  "+1 ",
  "(0",
  "DE",
  "DE12",
  "0 ",
  "00",
  "@",
  "1-",
  "x1",
  '"',
  "tel 1 ",
])("a megabyte of %j takes no longer than a second", (piece) => {
  const description = piece.repeat(1_000_000 / piece.length)
  const times = [1, 2, 3].map(() => {
    const startedAt = performance.now()
    maskTicket({ title: piece.repeat(20), description })
    return performance.now() - startedAt
  })
  expect(Math.min(...times)).toBeLessThan(1_000)
})

test("no more is looked at than a model reads, and what the end cuts in two is not shown", () => {
  for (let at = 11_970; at <= 12_100; at += 2) {
    const description = `${"x".repeat(at - 1)} 4111 1111 1111 1111 ${"x ".repeat(100_000)}`
    expect(ticketMessage(maskTicket({ title: "t", description }))).not.toContain("4111")
  }
})
