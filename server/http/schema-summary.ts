import { z } from "zod"

/** The little of JSON Schema that our document uses, as far as a reader wants to see it. */
export type Schema = {
  $ref?: string | undefined
  type?: string | string[] | undefined
  format?: string | undefined
  enum?: unknown[] | undefined
  items?: Schema | undefined
  properties?: Record<string, Schema> | undefined
  additionalProperties?: Schema | undefined
  required?: string[] | undefined
  description?: string | undefined
  example?: unknown
  minLength?: number | undefined
  maxLength?: number | undefined
  minimum?: number | undefined
  maximum?: number | undefined
}

const number = z.number().optional()

export const schemaSchema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    format: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    items: schemaSchema.optional(),
    properties: z.record(z.string(), schemaSchema).optional(),
    // `false` forbids other properties, which is nothing to read about.
    additionalProperties: schemaSchema.optional().catch(undefined),
    required: z.array(z.string()).optional(),
    description: z.string().optional(),
    example: z.unknown().optional(),
    minLength: number,
    maxLength: number,
    minimum: number,
    maximum: number,
  }),
)

/** A type in a few words; where it is a named schema, or a list of it, the name to look up. */
export type TypeSummary = { before: string; schema: string | null }
export type Field = { name: string; type: TypeSummary; isRequired: boolean; description: string }

/** The named schema that a reference leads to. */
export const nameIn = ($ref: string): string => $ref.split("/").at(-1) ?? $ref

const isUnlimited = (max: number | undefined) => max === undefined || max >= 2 ** 31 - 1

function limitsOf({ minLength, maxLength, minimum, maximum, format }: Schema): string {
  if (format === "date-time") return ", ISO 8601 in UTC"
  if (maxLength !== undefined) return `, ${minLength ?? 0} to ${maxLength} characters`
  if (minLength === 1) return ", not blank"
  if (minimum === undefined) return ""
  return isUnlimited(maximum) ? `, at least ${minimum}` : `, ${minimum} to ${maximum}`
}

function inWords(schema: Schema): string {
  if (schema.enum) return schema.enum.map(String).join(" | ")
  const { type = "object" } = schema
  return [type].flat().join(" or ") + limitsOf(schema)
}

/** What type a schema has, as a reader wants it. */
export function typeOf(schema: Schema): TypeSummary {
  if (schema.$ref) return { before: "", schema: nameIn(schema.$ref) }
  const inner = schema.items ?? schema.additionalProperties
  if (inner === undefined) return { before: inWords(schema), schema: null }
  const type = typeOf(inner)
  return { ...type, before: `${schema.items ? "list" : "map"} of ${type.before}` }
}

/** The fields of a schema, those of unnamed objects within it by their path. */
export function fieldsOf(schema: Schema, path = ""): Field[] {
  if (schema.items) return fieldsOf(schema.items, `${path}[]`)
  const { properties = {}, required = [] } = schema
  return Object.entries(properties).flatMap(([name, property]) => {
    const fullName = path === "" ? name : `${path}.${name}`
    const field = {
      name: fullName,
      type: typeOf(property),
      isRequired: required.includes(name),
      description: property.description ?? "",
    }
    return [field].concat(fieldsOf(property, fullName))
  })
}

/** A value that the schema allows: its example, else one made of what it requires. */
export function exampleOf(schema: Schema): unknown {
  if (schema.example !== undefined) return schema.example
  if (schema.enum) return schema.enum[0]
  if (schema.minimum !== undefined) return schema.minimum
  const { properties = {}, required = [] } = schema
  const needed = Object.entries(properties).filter(([name]) => required.includes(name))
  if (needed.length === 0) return schema.type === "string" ? "text" : {}
  return Object.fromEntries(needed.map(([name, property]) => [name, exampleOf(property)]))
}
