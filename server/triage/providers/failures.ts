import { APICallError } from "ai"
import { ProviderFailure, type FailureKind } from "../provider.ts"

const quotaWords = /insufficient_quota|exceeded your current quota|billing|credit balance/i

function kindOfStatus(status: number, body: string): FailureKind {
  if (status === 401 || status === 403) return "unauthorized"
  if (status === 402) return "quota_exhausted"
  // The same status says "slow down" and "your money is gone"; only the first is worth a wait.
  if (status === 429) return quotaWords.test(body) ? "quota_exhausted" : "rate_limited"
  return status >= 500 ? "server_error" : "rejected_request"
}

/** How long a vendor asks to wait, from `retry-after-ms` or `retry-after` (RFC 9110, 10.2.3). */
export function retryAfterMs(headers: Record<string, string>, now: number): number | undefined {
  const precise = Number(headers["retry-after-ms"])
  if (Number.isFinite(precise) && precise >= 0) return precise
  const given = headers["retry-after"]
  if (given === undefined) return undefined
  if (/^\d+(\.\d+)?$/.test(given)) return Number(given) * 1_000
  const at = Date.parse(given)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}

/**
 * Names what went wrong between us and a vendor. The message is made of our own words: a vendor's
 * may quote the key or the ticket.
 */
export function toFailure(error: unknown): ProviderFailure {
  if (error instanceof ProviderFailure) return error
  if (error instanceof Error && error.cause instanceof ProviderFailure) return error.cause
  if (!APICallError.isInstance(error)) {
    return new ProviderFailure("unparseable", "The answer is not in the vendor's own format.")
  }
  const { statusCode } = error
  if (statusCode === undefined)
    return new ProviderFailure("unreachable", "No connection to the vendor.")
  // The vendor answered well, yet in a shape that the vendor's own package does not know.
  if (statusCode < 300) {
    return new ProviderFailure("unparseable", "The answer is not in the vendor's own format.")
  }
  return new ProviderFailure(
    kindOfStatus(statusCode, error.responseBody ?? ""),
    `The vendor answered ${statusCode}.`,
    { retryAfterMs: retryAfterMs(error.responseHeaders ?? {}, Date.now()) },
  )
}
