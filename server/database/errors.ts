import pg from "pg"

// SQLSTATE classes and codes that say "not now" rather than "never":
// https://www.postgresql.org/docs/current/errcodes-appendix.html
const unavailableStates = new Set(["53300", "57P01", "57P02", "57P03", "57P05", "25006"])
const unavailableSystemCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "EAI_AGAIN",
])
// pg throws these without a code.
const unavailableMessages = [
  "Connection terminated",
  "timeout exceeded when trying to connect",
  "Client has encountered a connection error",
  "Query read timeout",
]

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : ""

/** Whether the database could not be asked, as opposed to having refused what it was asked. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable)
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  if (error instanceof pg.DatabaseError) {
    return code.startsWith("08") || unavailableStates.has(code)
  }
  return (
    unavailableSystemCodes.has(code) ||
    unavailableMessages.some((message) => error.message.includes(message))
  )
}

/** Whether a statement ran over the time that it was given. */
export const isStatementTimeout = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === "57014"
