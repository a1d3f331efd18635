import type { ErrorHandler, NotFoundHandler } from "hono"
import { HTTPException } from "hono/http-exception"
import type { Logger } from "pino"
import { isDatabaseUnavailable, isStatementTimeout, NoFreeConnection } from "../database/errors.ts"
import { NobodyWaits } from "../database/time-limit.ts"
import { invalid, notFound, ourFault, problemResponse, Refusal, unavailable } from "./errors.ts"

/** Answers what no route took. */
export const answerNotFound: NotFoundHandler = () =>
  problemResponse(notFound("There is nothing at this address."))

function refusalFor(error: Error): Refusal | null {
  if (error instanceof Refusal) return error
  if (error instanceof NoFreeConnection) {
    return unavailable("The desk is at work on as many requests as it can. Try again.", 1)
  }
  if (isDatabaseUnavailable(error)) {
    return unavailable(
      "The database cannot be reached at the moment. What was being saved may not be there.",
      2,
    )
  }
  if (isStatementTimeout(error)) {
    return unavailable(
      "This took longer than the desk allows. Narrow the request and try again.",
      5,
    )
  }
  if (error instanceof HTTPException && error.status === 400) {
    return invalid({ body: ["must be valid JSON"] })
  }
  return null
}

/** Every error leaves as problem+json; what we did not foresee is logged and tells nothing. */
export const answerErrors =
  (log: Logger): ErrorHandler =>
  (error, c) => {
    // For the log alone.
    if (error instanceof NobodyWaits) return new Response(null, { status: 499 })
    const refusal = refusalFor(error)
    if (refusal !== null) {
      if (refusal.status >= 500) log.warn({ err: error, path: c.req.path }, "could not answer")
      return problemResponse(refusal)
    }
    log.error({ err: error, method: c.req.method, path: c.req.path }, "a request failed")
    return problemResponse(ourFault)
  }
