import { APICallError } from "ai"
import { ProviderFailure, type FailureKind } from "../provider.ts"

// The same status says several things; what tells them apart stands in the body. Each was seen in
// a vendor's answer: Gemini calls a wrong key 400, and a full minute a "quota" like a spent one, yet
// only the full minute comes with RetryInfo. Anthropic calls an empty account 400. OpenRouter calls
// a text that its moderation flags 403. OpenAI's hint at "billing" in a rate limit means nothing.
const badKey = /API_KEY_INVALID|invalid_api_key|API key (not valid|expired)/i
const spent =
  /insufficient_quota|billing_(hard_limit_reached|not_active|error)|exceeded your current quota|credit balance is too low|specified API usage limits|insufficient balance/i
const filtered = /content_filter|content_policy|invalid_prompt|flagged_input|requires moderation/i
const retryInfo = /"retryDelay":\s*"(\d+(?:\.\d+)?)s"/

function kindOfStatus(status: number, body: string): FailureKind {
  if (status === 402) return "quota_exhausted"
  if (status >= 500 || status === 408) return "server_error"
  if (status === 429) {
    return spent.test(body) && !retryInfo.test(body) ? "quota_exhausted" : "rate_limited"
  }
  if (filtered.test(body)) return "refused"
  if (status === 401 || status === 403 || badKey.test(body)) return "unauthorized"
  if (spent.test(body)) return "quota_exhausted"
  // OpenAI's Responses API answers 200 with an error inside, which its package turns into a 400.
  if (/"code":\s*"server_error"/.test(body)) return "server_error"
  return /"code":\s*"rate_limit_exceeded"/.test(body) ? "rate_limited" : "rejected_request"
}

/**
 * How long a vendor asks to wait, from `retry-after-ms`, `retry-after` (RFC 9110, 10.2.3), or the
 * body's RetryInfo (Google).
 */
export function retryAfterMs(
  headers: Record<string, string>,
  body: string,
  now: number,
): number | undefined {
  const precise = headers["retry-after-ms"]
  if (precise !== undefined && /^\d+(\.\d+)?$/.test(precise)) return Number(precise)
  const given = headers["retry-after"] ?? retryInfo.exec(body)?.[1]
  if (given === undefined) return undefined
  if (/^\d+(\.\d+)?$/.test(given)) return Number(given) * 1_000
  const at = Date.parse(given)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}

const notTheirFormat = () =>
  new ProviderFailure("unparseable", "The answer is not in the vendor's own format.")

/**
 * Names what went wrong between us and a vendor. The message is made of our own words: a vendor's
 * may quote the key or the ticket.
 */
export function toFailure(error: unknown): ProviderFailure {
  if (error instanceof ProviderFailure) return error
  if (error instanceof Error && error.cause instanceof ProviderFailure) return error.cause
  // Without a status, or with a good one, the vendor's own package did not know the answer's shape.
  if (!APICallError.isInstance(error)) return notTheirFormat()
  const { statusCode = 200, responseBody = "", responseHeaders = {} } = error
  if (statusCode < 300) return notTheirFormat()
  const hint = statusCode === 404 ? " It knows no such model or address." : ""
  return new ProviderFailure(
    kindOfStatus(statusCode, responseBody),
    `The vendor answered ${statusCode}.${hint}`,
    { retryAfterMs: retryAfterMs(responseHeaders, responseBody, Date.now()) },
  )
}
