import { z } from "zod"
import { wholeNumber } from "./endpoint.ts"

export const pageSize = { default: 50, max: 200 }

/** What a call asks that answers page by page. */
export const pageQuery = {
  limit: wholeNumber({ min: 1, max: pageSize.max }).optional(),
  cursor: z
    .string({ error: "must be a cursor, given once" })
    .regex(/^[\w-]{30,100}$/, "must be a cursor from a Link header")
    .optional()
    .meta({ description: "Where the page starts; taken from the Link header of the page before." }),
}
