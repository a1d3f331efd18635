import { createServer } from "node:http"
import { afterAll, beforeAll, expect, test } from "vitest"
import { resolveLlmSettings } from "../server/triage/providers/settings.ts"
import { startApp, type TestApp } from "./support/app.ts"
import { testServerUrl } from "./support/server-url.ts"

const key = "sk-proj-Zk3yThatNobodyMaySee0123456789abcdef"

// A vendor that refuses the key and, as some do, says it back.
const vendor = createServer((request, response) => {
  response.writeHead(401, { "content-type": "application/json" })
  const said = `Incorrect API key provided: ${request.headers.authorization ?? ""}`
  response.end(JSON.stringify({ error: { message: said, code: "invalid_api_key" } }))
})

let app: TestApp
beforeAll(async () => {
  await new Promise<void>((resolve) => vendor.listen(0, "127.0.0.1", resolve))
  const address = vendor.address()
  const port = typeof address === "object" ? address?.port : 0
  const { settings } = resolveLlmSettings({
    apiKey: key,
    provider: "openai-compatible",
    model: "m",
    baseUrl: `http://127.0.0.1:${port}/v1`,
    timeoutMs: undefined,
  })
  if (settings === null) throw new Error("These settings name a model.")
  app = await startApp({ llm: settings })
})
afterAll(async () => {
  await app.close()
  vendor.close()
})

test("the key of the model and the password of the database appear in no answer and no log line", async () => {
  const asked = await app.api.call("classifyText", {
    body: { description: "I was charged twice." },
  })
  expect(asked).toMatchObject({ source: "builtin", fallback_from: "unauthorized" })
  const { id } = await app.submitTicket()
  await app.runJobs().catch(() => [])
  const paths = ["/api/triage/status/", `/api/tickets/${id}/suggestions/`, "/api/openapi.json"]
  const answers = await Promise.all(
    [...paths, "/api/health/ready/", "/api/tickets/0/"].map(async (path) => {
      const response = await app.send(path)
      return response.text()
    }),
  )
  const told = [JSON.stringify(asked), ...answers, app.logged()].join("\n")
  expect(told).toContain("unauthorized")
  const { password } = new URL(testServerUrl())
  for (const secret of [key, key.slice(8, 30), ...(password === "" ? [] : [password])]) {
    expect(told).not.toContain(secret)
  }
})
