import { APICallError } from "ai"
import { expect, test } from "vitest"
import type { FailureKind } from "../provider.ts"
import { retryAfterMs, toFailure } from "./failures.ts"

const now = Date.parse("2026-11-23T08:00:00Z")

const waits: [Record<string, string>, string, number | undefined][] = [
  [{ "retry-after": "2" }, "", 2_000],
  [{ "retry-after": "Mon, 23 Nov 2026 08:00:03 GMT" }, "", 3_000],
  [{ "retry-after": "Mon, 23 Nov 2026 07:00:00 GMT" }, "", 0],
  [{ "retry-after-ms": "250", "retry-after": "1" }, "", 250],
  [{ "retry-after-ms": "", "retry-after": "1" }, "", 1_000],
  [{}, '{"retryDelay": "36.4s"}', 36_400],
  [{ "retry-after": "soon" }, "", undefined],
  [{}, "", undefined],
]

test.each(waits)("a vendor that says %j %s is given its time", (headers, body, expected) => {
  expect(retryAfterMs(headers, body, now)).toBe(expected)
})

const said: [string, number, unknown, FailureKind][] = [
  ["OpenRouter's moderation flags a text", 403, { metadata: { flagged_input: "x" } }, "refused"],
  ["Azure filters a prompt", 400, { code: "content_filter" }, "refused"],
  ["OpenAI fails inside a 200", 400, { code: "server_error" }, "server_error"],
  ["OpenAI limits the rate inside a 200", 400, { code: "rate_limit_exceeded" }, "rate_limited"],
  [
    "Anthropic's monthly limit is reached",
    400,
    { message: "You have reached your specified API usage limits." },
    "quota_exhausted",
  ],
  ["a gateway gives up", 408, {}, "server_error"],
  ["a schema is not understood", 400, { message: "response_format is wrong" }, "rejected_request"],
]

test.each(said)("%s: %i", (_story, statusCode, error, kind) => {
  const responseBody = JSON.stringify({ error })
  const call = new APICallError({
    message: "",
    url: "",
    requestBodyValues: {},
    statusCode,
    responseBody,
  })
  expect(toFailure(call).kind).toBe(kind)
})
