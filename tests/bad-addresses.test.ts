import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "./support/app.ts"
import { rawRequest, sendRaw } from "./support/raw-http.ts"
import { everythingIn, expectRefusal, fieldsOf, jsonRequest } from "./support/refusals.ts"

let app: TestApp
let ticketPath: string
beforeAll(async () => {
  app = await startApp()
  const { id } = await app.submitTicket({ category: "general", priority: "low" })
  ticketPath = `/api/tickets/${id}/`
})
afterAll(() => app.close())

const sillyIds = [
  ["0", "-1", "+1", "1.5", "1.", "1e3", "0x10", "abc", "null", "NaN", "Infinity", "__proto__"],
  ["9007199254740992", "9223372036854775808", "99999999999999999999", "%D9%A1", "1;drop"],
  ["%201", "1%20", "%00", "1%00", "1%2F2", "%E0%A4%A", "%ZZ", "%FF", "1%0A"],
].flat()

const callsWith = (id: string): [string, RequestInit][] => [
  [`/api/tickets/${id}/`, {}],
  [`/api/tickets/${id}`, {}],
  [`/api/tickets/${id}/history/`, {}],
  [`/api/tickets/${id}/suggestions/`, {}],
  [`/api/tickets/${id}/`, jsonRequest("PATCH", '{"status": "closed"}')],
  [`/api/tickets/${id}/undo/`, jsonRequest("POST", '{"version": 2}')],
]

test("an id that can be none is refused by every call that takes one, and changes nothing", async () => {
  const before = await everythingIn(app)
  for (const [path, init] of sillyIds.flatMap(callsWith)) {
    expect(fieldsOf(await expectRefusal(app, path, init))).toEqual(["id"])
  }
  expect(await everythingIn(app)).toBe(before)
})

test("a limit, a span of days or a version that can be none is refused", async () => {
  const numbers = ["0", "-1", "1.5", "abc", "", "1e2", "%00", "99999999999999999999", "5&NAME=5"]
  const places: [string, string, string[]][] = [
    ["/api/tickets/", "limit", [...numbers, "201"]],
    [`${ticketPath}history/`, "limit", [...numbers, "201"]],
    [`${ticketPath}history/`, "before_version", [...numbers, "2147483648"]],
    ["/api/stats/daily/", "days", [...numbers, "367"]],
  ]
  for (const [path, name, values] of places) {
    for (const value of values) {
      const problem = await expectRefusal(app, `${path}?${name}=${value.replace("NAME", name)}`)
      expect(fieldsOf(problem)).toEqual([name])
      const allowed = /^must be a whole number from 1 to \d+, given once$/
      expect(problem.errors?.[name]?.[0]).toMatch(allowed)
    }
  }
})

const cursorOf = (text: string) => Buffer.from(text).toString("base64url")

test("a cursor that we did not make is refused", async () => {
  const cursors = [
    ["", "x", "!!!!", "%00", "%C3%BF%C3%BF", "a".repeat(30), "a".repeat(101)],
    cursorOf("2026-01-01T00:00:00.000Z"),
    cursorOf("2026-01-01T00:00:00.000Z_"),
    cursorOf("2026-01-01T00:00:00.000Z_-1"),
    cursorOf("2026-01-01T00:00:00.000Z_9999999999999999"),
    cursorOf("2026-13-41T25:61:61.000Z_1"),
    cursorOf("2026-01-01T00:00:00Z_1"),
    cursorOf("infinity_1"),
    cursorOf("2026-01-01T00:00:00.000Z_1; drop table ticket"),
    `${cursorOf("2026-01-01T00:00:00.000Z_1")}&cursor=x`,
  ].flat()
  for (const cursor of cursors) {
    const problem = await expectRefusal(app, `/api/tickets/?cursor=${cursor}`)
    expect(fieldsOf(problem)).toEqual(["cursor"])
  }
})

test("a cursor at the ends of time is a place like any other", async () => {
  for (const year of ["0000", "0001", "1700", "1888", "1969", "2999", "9999"]) {
    for (const rest of ["01-01T00:00:00.000Z_1", "12-31T23:59:59.999Z_9007199254740991"]) {
      const response = await app.send(`/api/tickets/?cursor=${cursorOf(`${year}-${rest}`)}`)
      expect([year, response.status]).toEqual([year, 200])
      expect(await response.json()).toHaveLength(year > "2900" ? 1 : 0)
    }
  }
})

test("an unknown filter is refused with the values that exist", async () => {
  const lists = {
    category: "must be one of: billing, technical, account, general",
    priority: "must be one of: low, medium, high, critical",
    status: "must be one of: open, in_progress, resolved, closed",
    to_triage: "must be one of: true",
  }
  for (const [name, message] of Object.entries(lists)) {
    for (const value of ["sales", "OPEN", "open,closed", "constructor", "%00", "+open"]) {
      const problem = await expectRefusal(app, `/api/tickets/?${name}=${value}`)
      expect(problem.errors).toEqual({ [name]: [message] })
    }
  }
})

test("a parameter that is given twice is refused", async () => {
  const pairs = {
    category: ["billing", "account"],
    priority: ["low", "low"],
    status: ["open", "closed"],
    search: ["a", "b"],
    to_triage: ["true", "true"],
  }
  for (const [name, [one, two]] of Object.entries(pairs)) {
    const problem = await expectRefusal(app, `/api/tickets/?${name}=${one}&${name}=${two}`)
    expect(fieldsOf(problem)).toEqual([name])
  }
})

test("a search with NUL or a query that is not percent-encoded UTF-8 is refused", async () => {
  for (const broken of ["%00", "a%00b", "%", "%ZZ", "%E0%A4%A", "%FF", "%ED%A0%80", "%C0%80"]) {
    const problem = await expectRefusal(app, `/api/tickets/?search=${broken}`)
    expect(fieldsOf(problem)).toEqual(["search"])
  }
  expect(fieldsOf(await expectRefusal(app, "/api/tickets/?%ZZ=1&limit=%FF"))).toEqual([
    "limit",
    "query",
  ])
})

test("all faults of a query come at once", async () => {
  const query = "limit=0&cursor=x&category=y&search=%00"
  const problem = await expectRefusal(app, `/api/tickets/?${query}`)
  expect(fieldsOf(problem)).toEqual(["category", "cursor", "limit", "search"])
})

test("a query of 1 MB is refused with 431, and one of 15 KB is answered", async () => {
  const host = `host: localhost:${new URL(app.url).port}`
  const huge = rawRequest(`GET /api/tickets/?search=${"x".repeat(1_000_000)}`, [host])
  expect((await sendRaw(app.url, huge)).status).toBe(431)
  const words = Array.from({ length: 5_000 }, (_, n) => n.toString(36)).join("+")
  for (const search of [words.slice(0, 15_000), "x".repeat(15_000), "%22".repeat(5_000)]) {
    const response = await app.send(`/api/tickets/?search=${search}`)
    expect([search.slice(0, 20), response.status < 500]).toEqual([search.slice(0, 20), true])
  }
})
