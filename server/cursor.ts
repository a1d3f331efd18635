import { z } from "zod"

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

/** The parts of a cursor, none of which is checked. */
export const partsOfCursor = (cursor: string): string[] =>
  Buffer.from(cursor, "base64url").toString().split(separator)
