import type { HttpBindings } from "@hono/node-server"
import { createRoute, OpenAPIHono } from "@hono/zod-openapi"
import type { z } from "zod"
import { invalid } from "./errors.ts"

/** The faults of an input by field, all at once. */
function faultsByField(error: z.core.$ZodError): Record<string, string[]> {
  const faults: Record<string, string[]> = {}
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? "body")
    faults[field] = [...(faults[field] ?? []), issue.message]
  }
  return faults
}

/** A set of routes whose input is validated by the contract; what does not pass is refused with 400. */
export const newRouter = () =>
  new OpenAPIHono<{ Bindings: HttpBindings }>({
    defaultHook: (result) => {
      if (!result.success) throw invalid(faultsByField(result.error))
    },
  })

/** Makes an endpoint description routable. */
export { createRoute as route }
