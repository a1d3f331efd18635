import { afterAll, beforeAll, expect, test } from "vitest"
import { z } from "zod"
import { api } from "../contract/api.ts"
import { categories, priorities, statuses } from "../contract/vocabulary.ts"
import { startApp, type TestApp } from "./support/app.ts"

const schemaSchema = z.record(z.string(), z.unknown())
const contentSchema = z.record(z.string(), z.object({ schema: schemaSchema }))
const operationSchema = z.object({
  summary: z.string().min(5),
  tags: z.array(z.string()).min(1),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(["path", "query"]),
        required: z.boolean().optional(),
        schema: schemaSchema,
      }),
    )
    .default([]),
  requestBody: z.object({ required: z.literal(true), content: contentSchema }).optional(),
  responses: z.record(
    z.string().regex(/^[1-5]\d\d$/),
    z.object({ description: z.string().min(3), content: contentSchema }),
  ),
})
const documentSchema = z.object({
  openapi: z.string().regex(/^3\.1\.\d$/),
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), schemaSchema) }),
})
type Document = z.output<typeof documentSchema>

let app: TestApp
let text: string
let document: Document
beforeAll(async () => {
  app = await startApp()
  const response = await app.send("/api/openapi.json")
  text = await response.text()
  document = documentSchema.parse(JSON.parse(text))
})
afterAll(() => app.close())

const operation = (method: string, path: string) => {
  const found = document.paths[path]?.[method]
  if (found === undefined) throw new Error(`${method} ${path} is not in the document.`)
  return found
}

const parametersOf = (method: string, path: string) =>
  Object.fromEntries(operation(method, path).parameters.map(({ name, schema }) => [name, schema]))

test("the document holds every call of the API, and no other", () => {
  const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  const expected = Object.values(api).map(({ method, path }) => `${method} ${path}`)
  expect(documented.toSorted()).toEqual(expected.toSorted())
})

test("every call tells its success and its refusals", () => {
  for (const { method, path } of Object.values(api)) {
    const { responses, requestBody } = operation(method, path)
    const statuses = Object.keys(responses)
    expect(statuses.some((status) => status.startsWith("2"))).toBe(true)
    expect(statuses).toEqual(expect.arrayContaining(["400", "421", "500", "503"]))
    const bodyStatuses = requestBody === undefined ? [] : ["413", "415"]
    expect(statuses).toEqual(expect.arrayContaining(bodyStatuses))
    for (const [status, { content }] of Object.entries(responses)) {
      const isError = Number(status) >= 400
      expect([path, status, "application/problem+json" in content]).toEqual([path, status, isError])
    }
  }
})

test("parameters are typed: numbers with bounds, filters with their values", () => {
  const list = parametersOf("get", "/api/tickets/")
  expect(list).toMatchObject({
    limit: { type: "integer", minimum: 1, maximum: 200 },
    category: { type: "string", enum: [...categories] },
    priority: { type: "string", enum: [...priorities] },
    status: { type: "string", enum: [...statuses] },
    search: { type: "string" },
    cursor: { type: "string" },
  })
  const one = parametersOf("get", "/api/tickets/{id}/")
  expect(one).toMatchObject({ id: { type: "integer", minimum: 1 } })
  expect(operation("get", "/api/tickets/{id}/").parameters[0]).toMatchObject({
    in: "path",
    required: true,
  })
  expect(parametersOf("get", "/api/stats/daily/")).toMatchObject({
    days: { type: "integer", minimum: 1, maximum: 366 },
  })
})

test("bodies tell what is required and how long it may be", () => {
  expect(document.components.schemas["NewTicket"]).toMatchObject({
    type: "object",
    required: ["title", "description"],
    properties: {
      title: { type: "string", minLength: 1, maxLength: 200 },
      description: { type: "string", minLength: 1 },
      category: { enum: [...categories] },
    },
  })
  expect(document.components.schemas["Ticket"]).toMatchObject({
    required: expect.arrayContaining(["id", "title", "created_at", "category_by", "version"]),
    properties: { id: { type: "integer" }, created_at: { type: "string", format: "date-time" } },
  })
})

type Node = { at: string; value: unknown }
const nodesIn = (value: unknown, at = "#"): Node[] => [
  { at, value },
  ...(typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, child]) => nodesIn(child, `${at}/${key}`))
    : []),
]

test("no schema is empty, and every reference leads to a component", () => {
  const nodes = nodesIn(JSON.parse(text))
  const emptySchemas = nodes.filter(
    ({ at, value }) =>
      /\/(?:schema|items|properties\/\w+)$/.test(at) && Object.keys(Object(value)).length === 0,
  )
  expect(emptySchemas.map(({ at }) => at)).toEqual([])
  const references = nodes.filter(({ at }) => at.endsWith("/$ref")).map(({ value }) => value)
  const known = Object.keys(document.components.schemas).map(
    (name) => `#/components/schemas/${name}`,
  )
  expect(references.length).toBeGreaterThan(10)
  expect(references.filter((reference) => !known.includes(String(reference)))).toEqual([])
  const used = known.filter((name) => references.includes(name))
  expect(used).toEqual(known)
})

test("the document speaks JSON Schema of its own version, not of 3.0", () => {
  expect(text).not.toContain('"nullable"')
  expect(text).not.toContain('"$schema"')
})

test("the readable page is served by the desk, with its style sheet and nothing from elsewhere", async () => {
  for (const path of ["/api/docs/", "/api/docs"]) {
    const response = await app.send(path, { redirect: "manual" })
    expect([path, response.status]).toEqual([path, 200])
    expect(response.headers.get("content-type")).toMatch(/^text\/html/)
    const html = await response.text()
    for (const { path: called } of Object.values(api)) expect(html).toContain(called)
    expect(html).not.toMatch(/<style|style="|<script(?![^>]*src=)|onclick=/)
    const links = [...html.matchAll(/(?:href|src)="([^"#]+)"/g)].map(([, link]) => link ?? "")
    for (const link of links) {
      const { origin } = new URL(link, new URL("/api/docs/", app.url))
      expect([link, origin]).toEqual([link, new URL(app.url).origin])
    }
    const sheet = links.find((link) => link.endsWith(".css")) ?? "none"
    const style = await fetch(new URL(sheet, new URL("/api/docs/", app.url)))
    expect([sheet, style.status]).toEqual([sheet, 200])
    expect(style.headers.get("content-type")).toMatch(/^text\/css/)
  }
})
