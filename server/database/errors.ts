import { DatabaseError } from "pg"
import { codeOf } from "../error-code.ts"
import { OutOfTime } from "./time-limit.ts"

// SQLSTATE classes and codes that say "not now" rather than "never":
// https://www.postgresql.org/docs/current/errcodes-appendix.html
// 55000 and 3D000 come from a database that takes no connections or is gone, 28 from a changed
// password, 40 from a deadlock that PostgreSQL ended: the same request may pass later.
const unavailableStates = new Set(["57P01", "57P02", "57P03", "57P05", "25006", "55000", "3D000"])
const unavailableClasses = new Set(["08", "28", "40", "53", "58"])
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

/** Every connection is at work: the database answers, but not this one in time. */
export class NoFreeConnection extends Error {
  override readonly name = "NoFreeConnection"
}

/** Whether the database could not be asked, as opposed to having refused what it was asked. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable)
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  if (error instanceof DatabaseError) {
    return unavailableClasses.has(code.slice(0, 2)) || unavailableStates.has(code)
  }
  return (
    unavailableSystemCodes.has(code) ||
    unavailableMessages.some((message) => error.message.includes(message))
  )
}

/** Whether a statement, or all of a piece of work, ran over the time that it was given. */
export const isStatementTimeout = (error: unknown): boolean =>
  error instanceof OutOfTime || (error instanceof DatabaseError && error.code === "57014")
