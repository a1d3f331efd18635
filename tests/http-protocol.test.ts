import { afterAll, beforeAll, expect, test } from "vitest"
import { problemSchema } from "../contract/endpoint.ts"
import { startApp, type TestApp } from "./support/app.ts"
import { openSocket, rawRequest, sendRaw, type RawAnswer } from "./support/raw-http.ts"

let app: TestApp
let host: string
beforeAll(async () => {
  app = await startApp()
  host = `host: localhost:${new URL(app.url).port}`
})
afterAll(() => app.close())

function expectProblem(answer: RawAnswer, status: number): void {
  expect(answer.status).toBe(status)
  expect(answer.headers.get("content-type")).toBe("application/problem+json")
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff")
  expect(problemSchema.parse(JSON.parse(answer.body)).status).toBe(status)
}

const ticketBody = JSON.stringify({
  title: "Sent by hand",
  description: "Over a bare socket.",
  category: "general",
  priority: "low",
})
const jsonHeaders = (body: string) => [
  host,
  "content-type: application/json",
  `content-length: ${Buffer.byteLength(body)}`,
]
const countTickets = async () => (await app.api.call("getStats", {})).total_tickets

test("bytes that are no HTTP get 400 in the shape of every error", async () => {
  const tlsHello = Buffer.from("16030100b8010000b40303", "hex")
  for (const garbage of [
    "hello, is there anybody?\r\n\r\n",
    tlsHello,
    "\0\0\0\0\r\n\r\n",
    "{}\n",
  ]) {
    expectProblem(await sendRaw(app.url, garbage), 400)
  }
})

test("a method that nobody knows gets 405 with the methods that exist", async () => {
  const answer = await sendRaw(app.url, rawRequest("BREW /api/tickets/", [host]))
  expectProblem(answer, 405)
  expect(answer.headers.get("allow")).toBe("GET, HEAD, POST, PATCH")
})

test("a tunnel and an unknown expectation are refused", async () => {
  expectProblem(await sendRaw(app.url, rawRequest("CONNECT evil.example:443", [host])), 405)
  const expecting = [...jsonHeaders(ticketBody), "expect: a-miracle"]
  const answer = await sendRaw(app.url, rawRequest("POST /api/tickets/", expecting, ticketBody))
  expectProblem(answer, 417)
})

test("a method that an address does not take gets 405 with those that it takes", async () => {
  const { id } = await app.submitTicket({ category: "general", priority: "low" })
  const allowed = {
    "/api/tickets/": "POST, GET, HEAD",
    [`/api/tickets/${id}/`]: "GET, HEAD, PATCH",
    "/api/tickets/stats/": "GET, HEAD",
    "/api/tickets/classify/": "POST",
    "/api/sample-tickets": "POST",
    "/api/openapi.json": "GET, HEAD",
    "/": "GET, HEAD",
  }
  const methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"]
  for (const [path, allow] of Object.entries(allowed)) {
    for (const method of methods.filter((one) => !allow.split(", ").includes(one))) {
      const response = await fetch(new URL(path, app.url), { method })
      const type = response.headers.get("content-type")
      expect([path, method, response.status, response.headers.get("allow"), type]).toEqual([
        path,
        method,
        405,
        allow,
        "application/problem+json",
      ])
    }
  }
})

test("TRACE does not send back what it was sent", async () => {
  const answer = await sendRaw(
    app.url,
    rawRequest("TRACE /api/tickets/", [host, "x-secret: s3cret"]),
  )
  expectProblem(answer, 405)
  expect(answer.raw).not.toContain("s3cret")
})

test("OPTIONS gives no web page of another origin any rights", async () => {
  const response = await fetch(new URL("/api/tickets/", app.url), {
    method: "OPTIONS",
    headers: { "access-control-request-method": "POST" },
  })
  expect(response.status).toBe(405)
  const cors = [...response.headers.keys()].filter((name) => name.startsWith("access-control"))
  expect(cors).toEqual([])
})

test("HEAD answers as GET does, without the body", async () => {
  await app.submitTicket({ category: "general", priority: "low" })
  for (const path of ["/api/tickets/", "/api/tickets/stats/", "/api/openapi.json"]) {
    const head = await fetch(new URL(path, app.url), { method: "HEAD" })
    expect([path, head.status, await head.text()]).toEqual([path, 200, ""])
    expect(head.headers.get("content-type")).toContain("application/json")
  }
})

test("HEAD on the event stream ends, however often", async () => {
  const heads = Array.from({ length: 1_100 }, () =>
    fetch(new URL("/api/events/", app.url), { method: "HEAD" }),
  )
  const statuses = (await Promise.all(heads)).map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([200]))
  const stream = await fetch(new URL("/api/events/", app.url))
  expect(stream.status).toBe(200)
  await stream.body?.cancel()
})

test("an unknown address of the API gets 404, whatever the method and the body", async () => {
  for (const path of ["/api/", "/api/nothing", "/api/tickets/1/2/3/", "/api/tickets//"]) {
    for (const method of ["GET", "POST", "DELETE"]) {
      const response = await fetch(new URL(path, app.url), {
        method,
        ...(method === "POST" ? { body: "<xml>" } : {}),
      })
      expect([path, method, response.status]).toEqual([path, method, 404])
      expect(response.headers.get("content-type")).toBe("application/problem+json")
    }
  }
})

test("headers or an address beyond 64 KB get 431", async () => {
  const filler = "x".repeat(70_000)
  expectProblem(await sendRaw(app.url, rawRequest("GET /", [host, `x-filler: ${filler}`])), 431)
  expectProblem(
    await sendRaw(app.url, rawRequest(`GET /api/tickets/?search=${filler}`, [host])),
    431,
  )
})

test("100-continue is answered, and the body that follows is taken", async () => {
  const socket = await openSocket(app.url)
  socket.setEncoding("utf8")
  const next = () => new Promise<string>((resolve) => socket.once("data", resolve))
  const interim = next()
  socket.write(
    rawRequest("POST /api/tickets/", [...jsonHeaders(ticketBody), "expect: 100-continue"]),
  )
  expect(await interim).toContain("100 Continue")
  const final = next()
  socket.write(ticketBody)
  expect(await final).toContain("201 Created")
  socket.destroy()
})

test("requests that come in one go are answered in their order", async () => {
  const keepOpen = (line: string) => `${line} HTTP/1.1\r\n${host}\r\n\r\n`
  const { raw } = await sendRaw(
    app.url,
    keepOpen("GET /api/health/live/") +
      keepOpen("GET /api/tickets/0/") +
      rawRequest("GET /api/health/ready/", [host]),
  )
  const statuses = [...raw.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)
  expect(statuses).toEqual(["200", "400", "200"])
})

test("a body with two lengths is refused, and nothing hidden in it is carried out", async () => {
  const before = await countTickets()
  const hidden = rawRequest("POST /api/tickets/", jsonHeaders(ticketBody), ticketBody)
  const pairs = [
    [`content-length: ${hidden.length + 5}`, "transfer-encoding: chunked"],
    ["transfer-encoding: chunked", "content-length: 5"],
    ["content-length: 5", `content-length: ${hidden.length}`],
    ["transfer-encoding: chunked", "transfer-encoding: identity"],
    ["transfer-encoding: xchunked"],
  ]
  for (const lengths of pairs) {
    const headers = [host, "content-type: application/json", ...lengths]
    const request = rawRequest("POST /api/tickets/", headers, `0\r\n\r\n${hidden}`)
    expectProblem(await sendRaw(app.url, request), 400)
  }
  expect(await countTickets()).toBe(before)
})

test("closing the desk waits for the answer in flight, and for no connection without a request", async () => {
  const desk = await startApp()
  const opened = await openSocket(desk.url)
  const used = await openSocket(desk.url)
  const name = `host: localhost:${new URL(desk.url).port}`
  const once = new Promise((resolve) => used.once("data", resolve))
  used.write(`GET /api/health/live/ HTTP/1.1\r\n${name}\r\n\r\n`)
  await once
  const inFlight = sendRaw(desk.url, rawRequest("GET /api/tickets/", [name]))
  await new Promise((resolve) => setTimeout(resolve, 20))
  const startedAt = performance.now()
  await desk.close()
  // Connections that do not end by themselves are cut off after ten seconds (server/http/listen.ts).
  expect(performance.now() - startedAt).toBeLessThan(2_000)
  expect((await inFlight).status).toBe(200)
  opened.destroy()
})

test("a request that stops in its headers is cut off within 8 seconds, and one in its body within 13", async () => {
  const startedAt = performance.now()
  const cutOff = async (request: string) => {
    expectProblem(await sendRaw(app.url, request), 408)
    return performance.now() - startedAt
  }
  const [headersMs, bodyMs] = await Promise.all([
    cutOff(`GET /api/tickets/ HTTP/1.1\r\n${host}\r\nx-slow: `),
    cutOff(rawRequest("POST /api/tickets/", jsonHeaders(ticketBody), "{")),
  ])
  // The limits are 5 and 10 seconds (server/http/listen.ts), and Node looks for late headers once a second.
  expect(headersMs).toBeLessThan(8_000)
  expect(bodyMs).toBeLessThan(13_000)
}, 20_000)
