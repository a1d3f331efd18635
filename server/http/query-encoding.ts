import { createMiddleware } from "hono/factory"
import { invalid } from "./errors.ts"

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/**
 * Refuses a query that is not percent-encoded UTF-8. Decoders let such bytes through as they stand or
 * as U+FFFD, and the answer would be to a question that nobody asked.
 */
export const requireEncodedQuery = createMiddleware(async (c, next) => {
  const start = c.req.url.indexOf("?")
  if (start === -1) return next()
  const pairs = c.req.url.slice(start + 1).split("&")
  const broken = pairs.filter((pair) => decode(pair) === null)
  if (broken.length === 0) return next()
  const names = broken.map((pair) => decode(pair.split("=", 1)[0] ?? "") ?? "query")
  throw invalid(Object.fromEntries(names.map((name) => [name, ["must be percent-encoded UTF-8"]])))
})
