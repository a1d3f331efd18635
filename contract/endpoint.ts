import type { RouteConfig } from "@hono/zod-openapi"
import { z } from "zod"

/**
 * Describes one call of the API. Validation, the OpenAPI document, the browser's types and the
 * suite's response checks all come from this one value.
 */
export const endpoint = <const Description extends RouteConfig>(description: Description) =>
  description

/** A JSON response. */
export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { "application/json": { schema } },
})

/** What a JSON body holds. */
export const jsonObject = <const Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.object(shape, { error: "must be a JSON object" })

/** A JSON request body that must be there. */
export const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true as const,
  content: { "application/json": { schema } },
})

/** The shape of every error: RFC 9457, with `errors` by field where input was refused. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: "Names the kind of problem.", example: "about:blank" }),
    title: z.string().meta({ example: "Bad Request" }),
    status: z.int().meta({ example: 400 }),
    detail: z.string().meta({ example: "title: must be at most 200 characters" }),
    errors: z
      .record(z.string(), z.array(z.string()))
      .optional()
      .meta({ example: { title: ["must be at most 200 characters"] } }),
  })
  .meta({ id: "Problem" })
export type Problem = z.output<typeof problemSchema>

/** A refusal: an answer of that shape. */
export const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problemSchema } },
})

/** The refusals of calls that read; spread them into `responses`. */
export const refusals = {
  400: problem("The input was refused; `errors` says which field and what is allowed."),
  403: problem("A web page of another origin called."),
  404: problem("There is no such thing."),
  421: problem("The request names a host that this desk does not serve."),
  500: problem("A fault of ours; the log holds the details."),
  503: problem("The database cannot answer now; `Retry-After` says when to come back."),
} as const

/** The refusals of calls that also take a body. */
export const bodyRefusals = {
  ...refusals,
  413: problem("The body is larger than 1 MB."),
  415: problem("The body is not `application/json`."),
} as const

/** A whole number in a path or a query, where all values arrive as text. */
export const wholeNumber = ({ min, max }: { min: number; max: number }) => {
  const allowed = `must be a whole number from ${min} to ${max}, given once`
  return z
    .string({ error: allowed })
    .regex(/^\d{1,16}$/, allowed)
    .transform(Number)
    .refine((value) => value >= min && value <= max, allowed)
    .meta({ type: "integer", minimum: min, maximum: max })
}

/** One value out of a closed list; the message names the list. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `must be one of: ${values.join(", ")}` })

/** A filter in a query: one value out of a closed list; empty means no filter. */
export const filterBy = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .preprocess((value) => (value === "" ? undefined : value), oneOf(values).optional())
    .meta({ type: "string", enum: [...values] })

/** Ids are JSON numbers, so they end where JavaScript's exact whole numbers end. */
export const idParameter = wholeNumber({ min: 1, max: Number.MAX_SAFE_INTEGER })
