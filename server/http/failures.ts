import type { Context, ErrorHandler } from "hono"
import { HTTPException } from "hono/http-exception"
import type { Logger } from "pino"
import { api } from "../../contract/api.ts"
import { isDatabaseUnavailable, isStatementTimeout } from "../database/errors.ts"
import { invalid, notFound, problemResponse, Refusal, unavailable } from "./errors.ts"

const methodsByPath = new Map<string, Set<string>>()
for (const { path, method } of Object.values(api)) {
  const methods = methodsByPath.get(path) ?? new Set()
  methodsByPath.set(path, methods.add(method.toUpperCase()))
  if (method === "get") methods.add("HEAD")
}

const patterns = [...methodsByPath].map(([path, methods]) => ({
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+").replace(/\/$/, "/?")}$`),
  // A literal path wins over one with a parameter that would match it too.
  isLiteral: !path.includes("{"),
  methods,
}))

function allowedMethods(path: string): Set<string> | undefined {
  const matching = patterns.filter(({ pattern }) => pattern.test(path))
  return (matching.find(({ isLiteral }) => isLiteral) ?? matching[0])?.methods
}

/** Answers what no route took: 405 where the path exists, else 404. */
export function refuseUnrouted(c: Context): Response {
  const allowed = allowedMethods(c.req.path)
  if (allowed === undefined) return problemResponse(notFound("There is nothing at this address."))
  return problemResponse(
    new Refusal({
      status: 405,
      title: "Method Not Allowed",
      detail: `This address takes ${[...allowed].join(", ")}.`,
      headers: { allow: [...allowed].join(", ") },
    }),
  )
}

function refusalFor(error: Error): Refusal | null {
  if (error instanceof Refusal) return error
  if (isDatabaseUnavailable(error)) {
    return unavailable("The database cannot be reached at the moment. Nothing was changed.", 2)
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
    const refusal = refusalFor(error)
    if (refusal !== null) {
      if (refusal.status >= 500) log.warn({ err: error, path: c.req.path }, "could not answer")
      return problemResponse(refusal)
    }
    log.error({ err: error, method: c.req.method, path: c.req.path }, "a request failed")
    return problemResponse(
      new Refusal({
        status: 500,
        title: "Internal Server Error",
        detail: "This is a fault of the desk; its log holds the details.",
      }),
    )
  }
