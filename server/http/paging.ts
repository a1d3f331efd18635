import type { z } from "zod"
import { partsOfCursor } from "../cursor.ts"
import { invalid } from "./errors.ts"

/** The place that a cursor names; null without one. Refused when it is none of ours. */
export function readCursor<Place>(
  cursor: string | undefined,
  place: z.ZodType<Place>,
): Place | null {
  if (cursor === undefined) return null
  const { data } = place.safeParse(partsOfCursor(cursor))
  if (data === undefined) throw invalid({ cursor: ["must be a cursor from a Link header"] })
  return data
}

/** The address of the page that a cursor starts, as a Link header (RFC 8288). */
export function linkToNext(url: string, cursor: string): string {
  const next = new URL(url)
  next.searchParams.set("cursor", cursor)
  return `<${next.pathname}${next.search}>; rel="next"`
}
