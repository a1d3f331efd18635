import * as fc from "fast-check"

export type WildRequest = {
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer | null
}

const hostile = fc.constantFrom(
  "\0",
  "\u001f",
  "\ud800",
  "'; drop table ticket; --",
  '" or 1=1',
  "\\",
  "%",
  "_",
  "${7*7}",
  "<script>alert(1)</script>",
  "../../etc/passwd",
  "__proto__",
  "\u202e",
  "😀".repeat(201),
  "a".repeat(70_000),
)
const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), hostile)
const oddNumber = fc.oneof(fc.integer(), fc.double(), fc.bigInt().map(String))

const value = (good: string[]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...good) },
    { weight: 2, arbitrary: text },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  )
const ticketLike = fc.record(
  {
    title: value(["Card declined", "x"]),
    description: value(["At the checkout", "a"]),
    category: value(["billing", "technical"]),
    priority: value(["low", "high"]),
    status: value(["open", "closed"]),
    suggestion_id: fc.oneof(fc.integer(), fc.constantFrom(1, 2 ** 53, 2 ** 31), fc.jsonValue()),
    version: fc.oneof(fc.constantFrom(1, 2, 3, 2 ** 31), fc.jsonValue()),
    id: fc.integer(),
    created_at: text,
  },
  { requiredKeys: [] },
)

const json = fc
  .oneof(
    { weight: 4, arbitrary: ticketLike },
    { weight: 2, arbitrary: fc.record({ title: text, description: text }) },
    { weight: 1, arbitrary: fc.jsonValue() },
  )
  .map((data) => Buffer.from(JSON.stringify(data)))
const damaged = fc
  .tuple(json, fc.nat(), fc.uint8Array({ maxLength: 3 }))
  .map(([bytes, at, noise]) => {
    const cut = bytes.length === 0 ? 0 : at % bytes.length
    return Buffer.concat([bytes.subarray(0, cut), noise, bytes.subarray(cut + noise.length)])
  })
const nested = fc.nat(60).map((n) => Buffer.from(`{"title": ${"[".repeat(n)}${"]".repeat(n)}}`))
const bytes = fc.uint8Array().map((noise) => Buffer.from(noise))
const body = fc.oneof(
  { weight: 6, arbitrary: json },
  { weight: 2, arbitrary: damaged },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: bytes },
)

/** Percent-encodes what cannot stand in an address, and breaks the encoding now and then. */
const encoded = fc.oneof(
  { weight: 6, arbitrary: text.map((raw) => encodeURIComponent(raw.toWellFormed())) },
  { weight: 1, arbitrary: fc.constantFrom("%", "%ZZ", "%E0%A4%A", "%00", "%ED%A0%80", "%FF") },
)
const id = fc.oneof(
  { weight: 4, arbitrary: fc.nat(20).map(String) },
  { weight: 2, arbitrary: oddNumber.map(String) },
  { weight: 1, arbitrary: encoded },
)
const ticketPaths = fc.constantFrom("/api/tickets/", "/api/tickets", "/api/tickets/classify/")
const otherPaths = fc.constantFrom(
  "/api/tickets/stats/",
  "/api/stats/queue/",
  "/api/stats/daily/",
  "/api/triage/status/",
  "/api/health/ready/",
  "/api/openapi.json",
  "/api/docs/",
  "/api/nothing/",
  "/api",
  "/",
)
const path = fc.oneof(
  { weight: 4, arbitrary: ticketPaths },
  { weight: 2, arbitrary: otherPaths },
  { weight: 2, arbitrary: id.map((one) => `/api/tickets/${one}/`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(id, fc.constantFrom("history", "suggestions", "undo"))
      .map(([one, part]) => `/api/tickets/${one}/${part}/`),
  },
  { weight: 1, arbitrary: encoded.map((one) => `/api/${one}`) },
)
const parameter = fc.tuple(
  fc.constantFrom("category", "priority", "status", "search", "limit", "cursor", "days", "x"),
  fc.oneof(fc.constantFrom("billing", "open", "low", "1", ""), oddNumber.map(String), encoded),
)
const query = fc
  .array(parameter, { maxLength: 4 })
  .map((pairs) => pairs.map(([name, one]) => `${name}=${one.slice(0, 8_000)}`).join("&"))

const contentType = fc.oneof(
  { weight: 8, arbitrary: fc.constant("application/json") },
  { weight: 1, arbitrary: fc.constantFrom("text/plain", "application/json; charset=x", "*", ";") },
)
const headers = fc.record(
  {
    "content-type": contentType,
    accept: fc.constantFrom("text/html", "*/*", "application/xml", ";;;"),
    "last-event-id": fc.constantFrom("1-1", "x", "-", "99999999999999999999-1"),
    "if-none-match": fc.constantFrom("*", '"x"'),
    range: fc.constantFrom("bytes=0-1", "bytes=9-1", "x"),
    "x-forwarded-host": fc.constantFrom("evil.example", "\u00ff"),
    "accept-encoding": fc.constantFrom("gzip", "br;q=9", "identity;q=0"),
  },
  { requiredKeys: ["content-type"] },
)

const likely = fc.constantFrom("GET", "POST", "PATCH")
const unlikely = fc.constantFrom("HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
const method = fc.oneof({ weight: 3, arbitrary: likely }, { weight: 1, arbitrary: unlikely })

/** Requests of every shape: odd methods, addresses, headers and bodies, many of them nearly right. */
export const wildRequest: fc.Arbitrary<WildRequest> = fc
  .record({ method, path, query, headers, body: fc.option(body, { freq: 8 }) })
  .map(({ method, path, query, headers, body }) => {
    const address = query === "" ? path : `${path}?${query}`
    return { method, path: address.slice(0, 12_000), headers, body }
  })
