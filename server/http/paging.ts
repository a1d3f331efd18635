import { z } from "zod"
import { invalid } from "./errors.ts"

const separator = "_"

/** What the parts of a cursor may be. */
export const cursorTime = z.iso.datetime({ precision: 3 }).transform((text) => new Date(text))
export const cursorId = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number)
  .refine(Number.isSafeInteger)

/** Names a place in a list by its parts, none of which holds an underscore. */
export const encodeCursor = (parts: (string | number)[]): string =>
  Buffer.from(parts.join(separator)).toString("base64url")

/** The place that a cursor names; null without one. Refused when it is none of ours. */
export function readCursor<Place>(
  cursor: string | undefined,
  placeOf: z.ZodType<Place>,
): Place | null {
  if (cursor === undefined) return null
  const parts = Buffer.from(cursor, "base64url").toString().split(separator)
  const { data } = placeOf.safeParse(parts)
  if (data === undefined) throw invalid({ cursor: ["must be a cursor from a Link header"] })
  return data
}

/** The address of the page that a cursor starts, as a Link header (RFC 8288). */
export function linkToNext(url: string, cursor: string): string {
  const next = new URL(url)
  next.searchParams.set("cursor", cursor)
  return `<${next.pathname}${next.search}>; rel="next"`
}
