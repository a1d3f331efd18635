import { z } from "zod"
import type { ApiDocument } from "./openapi.ts"

/** The little of JSON Schema that our document uses, as far as a reader wants to see it. */
type Schema = {
  $ref?: string | undefined
  type?: string | string[] | undefined
  enum?: unknown[] | undefined
  const?: unknown
  items?: Schema | undefined
  properties?: Record<string, Schema> | undefined
  required?: string[] | undefined
  description?: string | undefined
  example?: unknown
  minLength?: number | undefined
  maxLength?: number | undefined
  minimum?: number | undefined
  maximum?: number | undefined
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    items: schema.optional(),
    properties: z.record(z.string(), schema).optional(),
    required: z.array(z.string()).optional(),
    description: z.string().optional(),
    example: z.unknown().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
)
const content = z.record(z.string(), z.object({ schema }))
const operationSchema = z.object({
  summary: z.string(),
  description: z.string().optional(),
  tags: z.array(z.string()),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().optional(),
        description: z.string().optional(),
        schema,
      }),
    )
    .optional(),
  requestBody: z.object({ content }).optional(),
  responses: z.record(
    z.string(),
    z.object({ description: z.string(), content: content.optional() }),
  ),
})
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), schema) }),
})

export type Field = { name: string; type: string; isRequired: boolean; description: string }
export type Operation = {
  id: string
  tag: string
  method: string
  path: string
  summary: string
  description: string
  parameters: Field[]
  body: Field[]
  responses: { status: string; description: string; content: string }[]
  example: string
}

const refName = (ref: string) => ref.split("/").at(-1) ?? ref

function limitsOf({ minLength, maxLength, minimum, maximum }: Schema): string {
  if (minLength !== undefined && maxLength !== undefined)
    return `, ${minLength} to ${maxLength} characters`
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`
  return ""
}

/** A schema's type in a few words. */
function typeOf(of: Schema): string {
  if (of.$ref) return refName(of.$ref)
  if (of.enum) return of.enum.map(String).join(" | ")
  if (of.const !== undefined) return JSON.stringify(of.const)
  if (of.items) return `list of ${typeOf(of.items)}`
  const type = Array.isArray(of.type) ? of.type.join(" or ") : (of.type ?? "object")
  return type + limitsOf(of)
}

const fieldsOf = ({ properties = {}, required = [] }: Schema): Field[] =>
  Object.entries(properties).map(([name, property]) => ({
    name,
    type: typeOf(property),
    isRequired: required.includes(name),
    description: property.description ?? "",
  }))

const curl = (method: string, path: string, body: unknown) =>
  [
    `curl ${method === "GET" ? "" : `-X ${method} `}http://localhost:3000${path.replace("{id}", "1")}`,
    ...(body === undefined
      ? []
      : ["-H 'content-type: application/json'", `-d '${JSON.stringify(body)}'`]),
  ].join(" \\\n  ")

const examples: Record<string, unknown> = {
  "POST /api/tickets/": { title: "Checkout times out", description: "Every card payment fails." },
  "PATCH /api/tickets/{id}/": { status: "in_progress" },
  "POST /api/tickets/{id}/undo/": { version: 2 },
  "POST /api/tickets/classify/": { description: "Every card payment fails." },
}

/** Every call of the document, in its order. */
export function operationsOf(document: ApiDocument): Operation[] {
  const { paths, components } = documentSchema.parse(document)
  const resolve = (of: Schema): Schema =>
    of.$ref ? (components.schemas[refName(of.$ref)] ?? of) : of
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([name, operation]) => {
      const method = name.toUpperCase()
      const body = operation.requestBody?.content["application/json"]?.schema
      return {
        id: `${name}${path.replaceAll(/[^a-z]+/gi, "-").replace(/-$/, "")}`,
        tag: operation.tags[0] ?? "Other",
        method,
        path,
        summary: operation.summary,
        description: operation.description ?? "",
        parameters: (operation.parameters ?? []).map((parameter) => ({
          name: parameter.name,
          type: `${typeOf(parameter.schema)} (${parameter.in})`,
          isRequired: parameter.required ?? false,
          description: parameter.description ?? parameter.schema.description ?? "",
        })),
        body: body ? fieldsOf(resolve(body)) : [],
        responses: Object.entries(operation.responses).map(([status, response]) => ({
          status,
          description: response.description,
          content: Object.entries(response.content ?? {})
            .map(([type, one]) => `${type}: ${typeOf(one.schema)}`)
            .join(", "),
        })),
        example: curl(method, path, examples[`${method} ${path}`]),
      }
    }),
  )
}

/** The named schemas with their fields. */
export const schemasOf = (document: ApiDocument): { name: string; fields: Field[] }[] =>
  Object.entries(documentSchema.parse(document).components.schemas).map(([name, one]) => ({
    name,
    fields: fieldsOf(one),
  }))
