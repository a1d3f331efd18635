import { z } from "zod"

// Unicode white space and characters without width. The database trims by the same list
// (function visible_text in the first migration); a test holds the two together.
const invisible = new Set(
  "\t\n\v\f\r \u0085\u00a0\u00ad\u034f\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u2061\u2062\u2063\u2064\u3000\u3164\ufeff",
)

/** The text without leading and trailing characters that nobody can see. Linear in its length. */
export function trimInvisible(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && invisible.has(text.charAt(start))) start++
  while (end > start && invisible.has(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

/** Length as people count: one for an emoji beyond the basic plane, where `length` says two. */
export function countCodePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

// PostgreSQL cannot store NUL, and a lone surrogate would silently become U+FFFD.
const storable = (schema: z.ZodString) =>
  schema
    .refine((text) => !text.includes("\0"), "must not contain the NUL character (U+0000)")
    .refine(
      (text) => text.isWellFormed(),
      "must be well-formed Unicode; it contains half of a surrogate pair",
    )

const stringOf = (allowed: string) =>
  storable(
    z.string({
      error: (issue) =>
        issue.input === undefined ? `is required: ${allowed}` : `must be ${allowed}`,
    }),
  )

/** Required text of 1 to `max` code points after trimming. */
export const shortText = (max: number) =>
  stringOf(`text of 1 to ${max} characters`)
    .overwrite(trimInvisible)
    .refine((text) => text !== "", `must not be blank; give 1 to ${max} characters`)
    .refine((text) => countCodePoints(text) <= max, `must be at most ${max} characters`)
    .meta({ minLength: 1, maxLength: max })

/** Required text of any length that is not blank after trimming. */
export const longText = () =>
  stringOf("text that is not blank")
    .overwrite(trimInvisible)
    .refine((text) => text !== "", "must not be blank; give at least one visible character")
    .meta({ minLength: 1 })

/** Text that may be blank, trimmed. */
export const optionalText = () =>
  storable(z.string({ error: "must be text, given once" })).overwrite(trimInvisible)
