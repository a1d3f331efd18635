import { z } from "zod"
import { api } from "../../contract/api.ts"

const endpoints = Object.entries(api).map(([name, endpoint]) => ({
  name,
  method: endpoint.method.toUpperCase(),
  isLiteral: !endpoint.path.includes("{"),
  pattern: new RegExp(`^${endpoint.path.replaceAll(/\{\w+\}/g, "[^/]+").replace(/\/$/, "/?")}$`),
  responses: new Map(Object.entries(endpoint.responses)),
}))

const responseSchema = z.object({
  content: z.record(z.string(), z.object({ schema: z.custom<z.ZodType>() })),
})

/** Which endpoint describes this request, a literal path before one with a parameter. */
function endpointOf(method: string, path: string) {
  const matching = endpoints.filter((one) => one.method === method && one.pattern.test(path))
  return matching.find(({ isLiteral }) => isLiteral) ?? matching[0]
}

/** Throws when a response is not what the contract documents for its call. */
export async function checkDocumented(
  method: string,
  path: string,
  response: Response,
): Promise<void> {
  const endpoint = endpointOf(method, path)
  if (endpoint === undefined) return
  const described = endpoint.responses.get(String(response.status))
  const call = `${method} ${path}`
  if (described === undefined) {
    throw new Error(
      `${call} answered ${response.status}, which ${endpoint.name} does not document.`,
    )
  }
  const type = response.headers.get("content-type")?.split(";")[0] ?? ""
  if (type === "text/event-stream") return
  const schema = responseSchema.parse(described).content[type]?.schema
  if (schema === undefined) throw new Error(`${call} answered ${type}, which is not documented.`)
  if (!type.endsWith("json")) return
  const { error } = z.safeParse(schema, await response.clone().json())
  if (error) throw new Error(`${call} does not answer as documented:\n${z.prettifyError(error)}`)
}
