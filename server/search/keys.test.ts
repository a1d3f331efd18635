import fc from "fast-check"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../../tests/support/app.ts"

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const words = [
  "card",
  "Größe",
  "E-mail",
  "naïve façade",
  "ログイン",
  "C:\\temp\\x_1.log",
  "502/503",
  "don't",
  '"just"',
]
const longRuns = ["-".repeat(70), "x".repeat(61), "w ".repeat(25_001)]
const oddPiece = fc.oneof(
  fc.constantFrom(...words, ...longRuns, "\n", "\r\n", "\t", "\x01", " ", "  ", "…", "½"),
  fc.string({ unit: "grapheme", maxLength: 8 }).map((text) => text.replaceAll("\0", "")),
)
const oddText = fc.array(oddPiece, { maxLength: 8 }).map((pieces) => pieces.join(""))

test("the index holds the values, the day and the words of a ticket, whatever signs it has", async () => {
  await fc.assert(
    fc.asyncProperty(oddText, oddText, async (title, description) => {
      const { rows } = await sql<{ held: string[]; expected: string[] }>`
        select array(select unnest(search_keys('2026-03-04T23:30:00Z', 'billing', 'low', 'open',
            ${title}, ${description})) order by 1) as held,
          array(select unnest('{@2026-03-04,#billing,#low,#open}'
            || search_words(search_text(${title}, ${description}))) order by 1) as expected`.execute(
        app.db,
      )
      expect(rows[0]?.held).toEqual(rows[0]?.expected)
    }),
    { numRuns: 100 },
  )
}, 60_000)
