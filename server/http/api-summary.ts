import { z } from "zod"
import type { ApiDocument } from "./openapi.ts"
import {
  exampleOf,
  fieldsOf,
  nameIn,
  schemaSchema,
  typeOf,
  type Field,
  type Schema,
  type TypeSummary,
} from "./schema-summary.ts"

const parameterSchema = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  description: z.string().optional(),
  schema: schemaSchema,
})
const contentSchema = z.record(z.string(), z.object({ schema: schemaSchema }))
const operationSchema = z.object({
  summary: z.string(),
  description: z.string().default(""),
  tags: z.array(z.string()),
  parameters: z.array(parameterSchema).default([]),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(
    z.string(),
    z.object({ description: z.string(), content: contentSchema.default({}) }),
  ),
})
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), schemaSchema) }),
})
type OperationDescription = z.output<typeof operationSchema>
type ParameterDescription = z.output<typeof parameterSchema>

export type Parameter = Field & { in: string }
export type Answer = {
  status: string
  meaning: string
  mediaType: string
  type: TypeSummary | null
  fields: Field[]
}
export type Operation = {
  id: string
  tag: string
  method: string
  path: string
  summary: string
  description: string
  parameters: Parameter[]
  body: Field[]
  answers: Answer[]
  example: string
}

const parameterOf = ({ name, required, schema, ...parameter }: ParameterDescription) => ({
  name,
  in: parameter.in,
  type: typeOf(schema),
  isRequired: required,
  description: parameter.description ?? schema.description ?? "",
})

const answersOf = (responses: OperationDescription["responses"]): Answer[] =>
  Object.entries(responses).map(([status, { description, content }]) => {
    const [mediaType = "", { schema } = { schema: null }] = Object.entries(content)[0] ?? []
    return {
      status,
      meaning: description,
      mediaType,
      type: schema && typeOf(schema),
      fields: schema ? fieldsOf(schema) : [],
    }
  })

/** The path with an example in the place of each parameter. */
const fillIn = (path: string, parameters: ParameterDescription[]) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((one) => one.name === name)
    return String(parameter ? exampleOf(parameter.schema) : name)
  })

const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`

function curl(method: string, address: string, body: Schema | null): string {
  const verb = method === "GET" ? "" : `-X ${method} `
  const json = body
    ? ["-H 'content-type: application/json'", `-d ${quoted(JSON.stringify(exampleOf(body)))}`]
    : []
  return [`curl ${verb}http://localhost:3000${address}`, ...json].join(" \\\n  ")
}

/** Names a call in an address: `get-api-tickets-id`. */
const idOf = (method: string, path: string) =>
  [method.toLowerCase(), ...path.split(/\W+/).filter((part) => part !== "")].join("-")

/** Every call of the document, in its order. */
export function operationsOf(document: ApiDocument): Operation[] {
  const { paths, components } = documentSchema.parse(document)
  const resolve = (schema: Schema): Schema =>
    schema.$ref ? (components.schemas[nameIn(schema.$ref)] ?? schema) : schema
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([name, operation]) => {
      const method = name.toUpperCase()
      const schema = operation.requestBody?.content["application/json"]?.schema
      const body = schema ? resolve(schema) : null
      return {
        id: idOf(method, path),
        tag: operation.tags[0] ?? "Other",
        method,
        path,
        summary: operation.summary,
        description: operation.description,
        parameters: operation.parameters.map(parameterOf),
        body: body ? fieldsOf(body) : [],
        answers: answersOf(operation.responses),
        example: curl(method, fillIn(path, operation.parameters), body),
      }
    }),
  )
}

/** The named schemas with their fields. */
export const schemasOf = (document: ApiDocument): { name: string; fields: Field[] }[] =>
  Object.entries(documentSchema.parse(document).components.schemas).map(([name, schema]) => ({
    name,
    fields: fieldsOf(schema),
  }))
