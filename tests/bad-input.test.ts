import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import { startApp, type TestApp } from "./support/app.ts"
import { rawRequest, sendRaw } from "./support/raw-http.ts"
import { everythingIn, expectRefusal, fieldsOf, jsonRequest } from "./support/refusals.ts"

let app: TestApp
let ticketPath: string
let stored: string

beforeAll(async () => {
  app = await startApp()
  const { id } = await app.submitTicket({ category: "general", priority: "low" })
  ticketPath = `/api/tickets/${id}/`
})
afterAll(() => app.close())
beforeEach(async () => {
  stored = await everythingIn(app)
})
afterEach(async () => {
  if ((await everythingIn(app)) !== stored) throw new Error("A refused request left a trace.")
})

const good = { title: "Card declined", description: "At the checkout.", category: "billing" }
const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`

type Body = NonNullable<RequestInit["body"]>
const post = (body: Body) => expectRefusal(app, "/api/tickets/", jsonRequest("POST", body))
const patch = (body: Body) => expectRefusal(app, ticketPath, jsonRequest("PATCH", body))
const classify = (body: Body) =>
  expectRefusal(app, "/api/tickets/classify/", jsonRequest("POST", body))

/** What is said of one field's value: the same for a new ticket, a change and, if it fits, classify. */
async function refusedField(field: string, value: unknown): Promise<string[]> {
  const { errors } = await post(JSON.stringify({ ...good, [field]: value }))
  const alone = JSON.stringify({ [field]: value })
  const changed = await patch(alone)
  const asked = field === "description" ? await classify(alone) : changed
  expect([changed.errors, asked.errors]).toEqual([errors, errors])
  expect(Object.keys(errors ?? {})).toEqual([field])
  return errors?.[field] ?? []
}

test("text that is blank, or made of what nobody can see, is refused", async () => {
  const blanks = ["", " ", "\t\r\n", "\u00a0\u2003\u3000", "\u200b\u200d\ufeff\u00ad", "\u3164"]
  for (const blank of blanks) {
    expect(await refusedField("title", blank)).toEqual([
      "must not be blank; give 1 to 200 characters",
    ])
    expect(await refusedField("description", blank)).toEqual([
      "must not be blank; give at least one visible character",
    ])
  }
})

test("a title of 201 characters is refused, counted as people count", async () => {
  for (const character of ["a", "ß", "語", "😀", "\u0301"]) {
    expect(await refusedField("title", character.repeat(201))).toEqual([
      "must be at most 200 characters",
    ])
  }
})

test("what is just within the limits is taken as it was written", async () => {
  const titles = ["😀".repeat(200), "x", "<b>&amp;</b>", "e\u0301", `\u200b${"a".repeat(200)} `]
  for (const title of titles) {
    const body = `{"more": ${nested(31)}, ${JSON.stringify({ ...good, title }).slice(1)}`
    const response = await app.send("/api/tickets/", jsonRequest("POST", body))
    expect([title, response.status]).toEqual([title, 201])
    const [newest] = await app.api.call("listTickets", { query: { limit: 1 } })
    expect(newest?.title).toBe(title.replaceAll(/[\u200b ]/g, ""))
  }
  stored = await everythingIn(app)
})

test("NUL and half a surrogate pair are refused, written as escapes too", async () => {
  for (const field of ["title", "description"]) {
    expect(await refusedField(field, "a\0b")).toEqual([
      "must not contain the NUL character (U+0000)",
    ])
    for (const half of ["\ud800", "\udfff", "ok \ud83d", "\ude00\ud83d"]) {
      expect(await refusedField(field, half)).toEqual([
        "must be well-formed Unicode; it contains half of a surrogate pair",
      ])
    }
  }
  const escaped = '{"title": "\\ud800", "description": "a\\u0000b", "category": "billing"}'
  expect(fieldsOf(await post(escaped))).toEqual(["description", "title"])
  expect(fieldsOf(await classify('{"title": "\\u0000", "description": "fine"}'))).toEqual(["title"])
})

test("values of another type are refused, null among them", async () => {
  for (const value of [null, 0, 1.5, true, [], ["text"], {}, { toString: "x" }]) {
    expect(await refusedField("title", value)).toEqual(["must be text of 1 to 200 characters"])
    expect(await refusedField("description", value)).toEqual(["must be text that is not blank"])
    for (const field of ["category", "priority", "status"]) {
      expect((await refusedField(field, value))[0]).toMatch(/^must be one of: /)
    }
  }
})

test("an unknown value is refused with those that exist", async () => {
  const lists = {
    category: "must be one of: billing, technical, account, general",
    priority: "must be one of: low, medium, high, critical",
    status: "must be one of: open, in_progress, resolved, closed",
  }
  for (const [field, message] of Object.entries(lists)) {
    for (const value of ["sales", "", "Open", " open", "open\0", "__proto__", "constructor"]) {
      expect(await refusedField(field, value)).toEqual([message])
    }
  }
})

test("a suggestion_id that can be none is refused", async () => {
  for (const value of [0, -1, 1.5, "1", null, 1e300, 2 ** 53, []]) {
    const problem = await post(JSON.stringify({ ...good, suggestion_id: value }))
    expect(fieldsOf(problem)).toEqual(["suggestion_id"])
  }
})

test("a version to undo that can be none is refused", async () => {
  for (const version of [0, 1, -1, 1.5, "2", null, 1e300, 2_147_483_648, [], undefined]) {
    const request = jsonRequest("POST", JSON.stringify({ version }))
    expect(fieldsOf(await expectRefusal(app, `${ticketPath}undo/`, request))).toEqual(["version"])
  }
})

test("all faults come at once, each with its field", async () => {
  const body = JSON.stringify({ title: "", description: 7, category: "x", priority: [], status: 0 })
  for (const problem of [await post(body), await patch(body)]) {
    const fields = ["category", "description", "priority", "status", "title"]
    expect(fieldsOf(problem)).toEqual(fields)
  }
  expect((await post("{}")).errors).toEqual({
    title: ["is required: text of 1 to 200 characters"],
    description: ["is required: text that is not blank"],
  })
})

test("a body that is no JSON is refused", async () => {
  const bodies = ["{", "", " ", "title=x", "{'title': 1}", '{"title": "a",}', "NaN", "{}{}"]
  for (const body of bodies) {
    for (const refuse of [post, patch, classify]) {
      expect((await refuse(body)).errors).toEqual({ body: ["must be valid JSON"] })
    }
  }
})

test("JSON that is no object is refused", async () => {
  for (const body of ["null", "[]", '"text"', "1", "true", `[${JSON.stringify(good)}]`]) {
    for (const refuse of [post, patch, classify]) {
      expect((await refuse(body)).errors).toEqual({ body: ["must be a JSON object"] })
    }
  }
})

test("JSON nested over 32 levels is refused, and over 100,000 too", async () => {
  for (const levels of [32, 1_000, 100_000]) {
    const body = `{"title": "t", "description": "d", "more": ${nested(levels)}}`
    expect((await post(body)).errors).toEqual({ body: ["must nest at most 32 levels deep"] })
  }
})

test("bytes that are not UTF-8 are refused", async () => {
  for (const hex of ["ff", "c3", "c080", "eda080", "f8888080", "f4908080"]) {
    const body = Buffer.concat([
      Buffer.from('{"title": "'),
      Buffer.from(hex, "hex"),
      Buffer.from('", "description": "d"}'),
    ])
    expect((await post(body)).errors).toEqual({ body: ["must be UTF-8 text"] })
  }
})

test("a body of another type, or of none, is refused with 415", async () => {
  const types = [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/json",
    "application/jsonp",
    "application/json; charset=latin1",
    "application/json, text/plain",
    "application/problem+json",
    "",
  ]
  for (const type of types) {
    const request = { body: JSON.stringify(good), headers: { "content-type": type }, status: 415 }
    await expectRefusal(app, ticketPath, { method: "PATCH", ...request })
    for (const path of ["/api/tickets/", "/api/tickets/classify/", `${ticketPath}undo/`]) {
      await expectRefusal(app, path, { method: "POST", ...request })
    }
  }
  const host = `host: localhost:${new URL(app.url).port}`
  const untyped = rawRequest("POST /api/tickets/", [host, "content-length: 2"], "{}")
  expect((await sendRaw(app.url, untyped)).status).toBe(415)
})

test("a request without a body is refused with the fields that it lacks", async () => {
  const problem = await expectRefusal(app, "/api/tickets/", { method: "POST" })
  expect(fieldsOf(problem)).toEqual(["description", "title"])
})

test("a body over 1 MB is refused with 413, announced or not", async () => {
  const body = JSON.stringify({ ...good, description: "x".repeat(1_000_000) })
  const request = { ...jsonRequest("POST", body), status: 413 }
  await expectRefusal(app, "/api/tickets/", request)
  const chunked = new ReadableStream({
    start(controller) {
      for (let at = 0; at < body.length; at += 100_000) {
        controller.enqueue(Buffer.from(body.slice(at, at + 100_000)))
      }
      controller.close()
    },
  })
  await expectRefusal(app, "/api/tickets/", { ...request, body: chunked, duplex: "half" })
  const headers = ["content-type: application/json", "content-length: 99999999999"]
  const host = `host: localhost:${new URL(app.url).port}`
  const announced = await sendRaw(app.url, rawRequest("POST /api/tickets/", [host, ...headers]))
  expect(announced.status).toBe(413)
})
