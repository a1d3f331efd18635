import { Hono } from "hono"
import { describe, expect, test } from "vitest"
import type { z } from "zod"
import { api } from "../../contract/api.ts"
import { endpoint, json } from "../../contract/endpoint.ts"
import { newTicketSchema } from "../../contract/tickets.ts"
import { apiPage } from "./api-page.ts"
import { operationsOf, type Operation } from "./api-summary.ts"
import { describeApi } from "./openapi.ts"
import { newRouter } from "./router.ts"
import { exampleOf, fieldsOf, typeOf } from "./schema-summary.ts"

type Endpoint = ReturnType<typeof endpoint>

function documentOf(endpoints: Endpoint[]) {
  const router = newRouter()
  for (const one of endpoints) router.openAPIRegistry.registerPath(one)
  return describeApi(router)
}

async function read(endpoints: Endpoint[], path = "/api/docs/"): Promise<string> {
  const app = new Hono().route("/", apiPage(documentOf(endpoints)))
  return (await app.request(path)).text()
}

const operations = operationsOf(documentOf(Object.values(api)))

function operation(id: string): Operation {
  const found = operations.find((one) => one.id === id)
  if (found === undefined) throw new Error(`No call is named ${id}.`)
  return found
}

/** The body that the example of a call sends. */
const bodyIn = ({ example }: Operation): unknown =>
  JSON.parse(/-d '(.*)'$/s.exec(example)?.[1] ?? "")

describe("the page of the real API", () => {
  test("has a section for every call, and every link within it leads somewhere", async () => {
    const html = await read(Object.values(api))
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toEqual([...new Set(ids)])
    expect(ids).toEqual(expect.arrayContaining(operations.map(({ id }) => id)))
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
    expect(targets).toEqual(expect.arrayContaining(["get-api-tickets-id", "schema-Ticket"]))
  })

  test("needs no script, no inline style and nothing from elsewhere", async () => {
    const html = await read(Object.values(api))
    expect(html).not.toMatch(/<script|<style|style=|https?:\/\/(?!localhost:3000)/)
    expect(await read([], "/api/docs/style.css")).toContain("color-scheme: light dark")
  })

  test("shows code as code", async () => {
    const html = await read(Object.values(api))
    expect(html).toContain("<code>application/problem+json</code>")
    expect(html).not.toContain("`")
  })
})

describe("a call's example", () => {
  const bodies = Object.values(api).flatMap((one) => {
    if (!("request" in one) || !("body" in one.request)) return []
    const { content } = one.request.body
    if (!("application/json" in content)) return []
    const { schema } = content["application/json"]
    const id = operationsOf(documentOf([one]))[0]?.id ?? ""
    return [[id, schema] as const]
  })

  test.each(bodies)("of %s sends what the call takes", (id, schema: z.ZodType) => {
    expect(schema.safeParse(bodyIn(operation(id)))).toMatchObject({ success: true })
  })

  test("is there for every call that takes a body", () => {
    const taking = operations.filter(({ body }) => body.length > 0).map(({ id }) => id)
    expect(taking.toSorted()).toEqual(bodies.map(([id]) => id).toSorted())
  })

  test("fills in the path and survives the shell", () => {
    expect(operation("get-api-tickets-id").example).toBe(
      "curl http://localhost:3000/api/tickets/1/",
    )
    const [first] = operationsOf(documentOf([quoting]))
    expect(first?.example).toContain(String.raw`{"word":"it'\''s"}`)
  })
})

const word = newTicketSchema.pick({ title: true })
const quoting = endpoint({
  method: "post",
  path: "/api/words/",
  tags: ["<b>Words</b>"],
  summary: "<script>alert(1)</script>",
  request: {
    body: {
      content: { "application/json": { schema: word.meta({ example: { word: "it's" } }) } },
    },
  },
  responses: { 200: json(word, "`<img>` & more") },
})

test("what stands in the document is text on the page", async () => {
  const html = await read([quoting])
  expect(html).not.toMatch(/<script|<img|<b>/)
  expect(html).toContain("<code>&lt;img&gt;</code> &amp; more")
})

describe("a schema in a few words", () => {
  const ticket = { $ref: "#/components/schemas/Ticket" }

  test("names the schema to look up", () => {
    expect(typeOf({ type: "array", items: ticket })).toEqual({
      before: "list of ",
      schema: "Ticket",
    })
  })

  test("tells what is allowed", () => {
    const wordsFor = (schema: Parameters<typeof typeOf>[0]) => typeOf(schema).before
    expect(wordsFor({ type: "string", enum: ["low", "high"] })).toBe("low | high")
    expect(wordsFor({ type: "string", minLength: 1, maxLength: 200 })).toBe(
      "string, 1 to 200 characters",
    )
    expect(wordsFor({ type: "string", minLength: 1 })).toBe("string, not blank")
    expect(wordsFor({ type: "integer", minimum: 1, maximum: 2 ** 53 - 1 })).toBe(
      "integer, at least 1",
    )
    expect(wordsFor({ type: ["string", "null"] })).toBe("string or null")
  })

  test("lists the fields of unnamed objects by their path", () => {
    const change = { type: "object", properties: { to: { type: "string" } }, required: ["to"] }
    const event = { properties: { changes: { type: "array", items: change }, ticket } }
    expect(fieldsOf(event).map(({ name }) => name)).toEqual(["changes", "changes[].to", "ticket"])
  })

  test("has an example made of what it requires, where it gives none", () => {
    const properties = { version: { type: "integer", minimum: 2 }, note: { type: "string" } }
    expect(exampleOf({ type: "object", properties, required: ["version"] })).toEqual({ version: 2 })
  })
})
