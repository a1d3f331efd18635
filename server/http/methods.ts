import { createMiddleware } from "hono/factory"
import { api } from "../../contract/api.ts"
import { notFound, Refusal } from "./errors.ts"

const methodsByPath = new Map<string, Set<string>>()
for (const { path, method } of Object.values(api)) {
  const methods = methodsByPath.get(path) ?? new Set()
  methodsByPath.set(path, methods.add(method.toUpperCase()))
  if (method === "get") methods.add("HEAD")
}

const patterns = [...methodsByPath].map(([path, methods]) => ({
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
  // A literal path wins over one with a parameter that would match it too.
  isLiteral: !path.includes("{"),
  methods,
}))

const readOnly = new Set(["GET", "HEAD"])
const isFile = (path: string) => !path.startsWith("/api/") || isDocument(path)

/** Whether the path leads to the API's own documentation. */
export const isDocument = (path: string) =>
  path === "/api/openapi.json" || path.startsWith("/api/docs/")

function allowedMethods(path: string): Set<string> | null {
  if (isFile(path)) return readOnly
  const matching = patterns.filter(({ pattern }) => pattern.test(path))
  return (matching.find(({ isLiteral }) => isLiteral) ?? matching[0])?.methods ?? null
}

/** Refuses before a body is read: 404 where the API has no such address, 405 where it takes other methods. */
export const refuseUnknown = createMiddleware(async (c, next) => {
  const allowed = allowedMethods(c.req.path)
  if (allowed === null) throw notFound("There is nothing at this address.")
  if (allowed.has(c.req.method)) return next()
  const methods = [...allowed].join(", ")
  throw new Refusal({
    status: 405,
    title: "Method Not Allowed",
    detail: `This address takes ${methods}.`,
    headers: { allow: methods },
  })
})
