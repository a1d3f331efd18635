import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "./support/app.ts"
import { rawRequest, sendRaw } from "./support/raw-http.ts"

const page = "<!doctype html><title>Firstline</title>"
const outside = "what lies outside the interface's folder"
const folder = mkdtempSync(join(tmpdir(), "firstline-security-"))

let app: TestApp
let port: string
beforeAll(async () => {
  mkdirSync(join(folder, "web/assets"), { recursive: true })
  writeFileSync(join(folder, "web/index.html"), page)
  writeFileSync(join(folder, "web/assets/app.js"), "export {}")
  writeFileSync(join(folder, "secret.txt"), outside)
  app = await startApp({ webRoot: join(folder, "web"), allowedHosts: ["desk.example.com"] })
  ;({ port } = new URL(app.url))
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const ticket = JSON.stringify({ title: "From afar", description: "d", category: "general" })
const get = (headers: string[], path = "/api/tickets/") =>
  sendRaw(app.url, rawRequest(`GET ${path}`, headers))
const post = (headers: string[]) => {
  const sized = ["content-type: application/json", `content-length: ${ticket.length}`]
  return sendRaw(app.url, rawRequest("POST /api/tickets/", [...headers, ...sized], ticket))
}
const countTickets = async () => (await app.api.call("getStats", {})).total_tickets

test("the desk answers to its own names only", async () => {
  const own = ["localhost", "LOCALHOST", "127.0.0.1", "[::1]", "desk.example.com"]
  for (const host of [...own, ...own.map((name) => `${name}:${port}`)]) {
    expect([host, (await get([`host: ${host}`])).status]).toEqual([host, 200])
  }
})

test("a host name that is not the desk's is refused with 421, for reads, writes and pages", async () => {
  const before = await countTickets()
  const strangers = [
    "evil.example",
    `evil.example:${port}`,
    "localhost.evil.example",
    "desk.example.com.evil.example",
    "evil-localhost",
    "localhost.",
    "127.0.0.1.nip.io",
    "10.0.0.7",
    "0.0.0.0",
    "[::ffff:7f00:1]",
    "",
  ]
  for (const host of strangers) {
    const answers = [await get([`host: ${host}`]), await post([`host: ${host}`])]
    answers.push(await get([`host: ${host}`, "accept: text/html"], "/"))
    for (const { status } of answers) expect([host, status]).toEqual([host, 421])
    expect(answers.at(-1)?.body).not.toContain("<")
  }
  expect((await get([])).status).toBe(421)
  expect(await countTickets()).toBe(before)
})

test("a Host header that hides another is refused", async () => {
  const tricks = ["evil@localhost", "localhost@evil.example", "localhost/evil", "localhost#.evil"]
  for (const host of [...tricks, "localhost:80:80", "localhost:port", "localhost\\evil"]) {
    const { status } = await get([`host: ${host}`])
    expect([host, [400, 421].includes(status)]).toEqual([host, true])
  }
})

test("an open desk answers to addresses, and still not to foreign names", async () => {
  const open = await startApp({ openDesk: true })
  const statusFor = async (host: string) =>
    (await sendRaw(open.url, rawRequest("GET /api/tickets/", [`host: ${host}`]))).status
  try {
    expect(await statusFor("10.0.0.7:3000")).toBe(200)
    expect(await statusFor("[fd00::7]")).toBe(200)
    expect(await statusFor("rebound.evil.example")).toBe(421)
  } finally {
    await open.close()
  }
})

test("a page of another origin can neither read nor write", async () => {
  const before = await countTickets()
  const own = `host: localhost:${port}`
  const origins = [
    "http://evil.example",
    `http://evil.example:${port}`,
    "http://localhost",
    "http://localhost:1",
    `http://localhost.evil.example:${port}`,
    "null",
    "file://",
    "",
  ]
  for (const origin of origins) {
    for (const answer of [
      await get([own, `origin: ${origin}`]),
      await post([own, `origin: ${origin}`]),
    ]) {
      expect([origin, answer.status]).toEqual([origin, 403])
      expect(answer.raw.toLowerCase()).not.toContain("access-control-")
    }
  }
  expect(await countTickets()).toBe(before)
  expect((await post([own, `origin: http://localhost:${port}`])).status).toBe(201)
})

test("every answer, errors and files included, forbids scripts from elsewhere, sniffing and framing", async () => {
  const paths = [
    "/",
    "/queue",
    "/assets/app.js",
    "/assets/none.js",
    "/api/tickets/",
    "/api/nothing/",
  ]
  for (const path of [...paths, "/api/tickets/0/", "/api/openapi.json", "/api/health/live/"]) {
    const { headers } = await fetch(new URL(path, app.url), { headers: { accept: "text/html" } })
    const policy = headers.get("content-security-policy") ?? ""
    expect([path, policy]).toEqual([path, expect.stringContaining("default-src 'none'")])
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("style-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(headers.get("x-content-type-options")).toBe("nosniff")
    expect(headers.get("referrer-policy")).toBe("no-referrer")
    expect(headers.get("x-frame-options")).toBe("DENY")
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([])
  }
})

test("the page is served at the interface's addresses, and only what is asked of it", async () => {
  const html = { headers: { accept: "text/html" } }
  for (const path of ["/", "/new", "/dashboard?x=1"]) {
    const response = await fetch(new URL(path, app.url), html)
    expect([path, await response.text()]).toEqual([path, page])
  }
  for (const path of ["/assets/none.js", "/api/none"]) {
    expect([path, (await fetch(new URL(path, app.url), html)).status]).toEqual([path, 404])
  }
})

test("a part that a file does not have is refused in the shape of every error", async () => {
  const response = await fetch(new URL("/", app.url), { headers: { range: "bytes=900-1" } })
  expect(response.status).toBe(416)
  expect(response.headers.get("content-type")).toBe("application/problem+json")
  expect(response.headers.get("content-range")).toBe(`bytes */${page.length}`)
  expect(await response.json()).toMatchObject({ status: 416 })
})

test("no path leads out of the interface's folder", async () => {
  const host = `host: localhost:${port}`
  const paths = [
    "/../secret.txt",
    "/assets/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "/%252e%252e/secret.txt",
    "//secret.txt",
    "/assets/....//....//secret.txt",
    "/%00../secret.txt",
    "/index.html%00.txt",
    `/${folder}/secret.txt`,
  ]
  for (const path of paths) {
    const { body, status } = await get([host], path)
    expect([path, status < 500]).toEqual([path, true])
    expect([path, body.includes(outside)]).toEqual([path, false])
  }
})

test("what people wrote comes back as JSON text that no browser takes for a page", async () => {
  const script = "<script>alert(document.cookie)</script>"
  const { id } = await app.submitTicket({ title: script, description: `${script}\u2028` })
  const response = await app.send(`/api/tickets/${id}/`, { headers: { accept: "text/html" } })
  expect(response.headers.get("content-type")).toMatch(/^application\/json/)
  expect(response.headers.get("x-content-type-options")).toBe("nosniff")
  expect(await response.json()).toMatchObject({ title: script })
  const error = await app.send(`/api/tickets/${encodeURIComponent(script)}/`)
  expect(await error.text()).not.toContain("<script")
})

test("the log holds neither what people wrote nor what they looked for", async () => {
  await app.submitTicket({ title: "Zanzibar in the title", description: "Zanzibar too" })
  await app.send("/api/tickets/?search=zanzibar&limit=x")
  await app.send("/api/tickets/?search=zanzibar")
  expect(app.logged()).toContain("/api/tickets/")
  expect(app.logged().toLowerCase()).not.toContain("zanzibar")
})
