import { z } from "zod"

const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d/)
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .optional()
  .catch(undefined)

const searchSchema = z.object({ from: moment, to: moment })

/** The scoreboard's span of time as its address and the API write it. */
export type QualitySearch = z.output<typeof searchSchema>

/** Reads the span from an address; what makes no sense is left out. */
export const qualitySearchFrom = (search: unknown): QualitySearch => searchSchema.parse(search)

/** The API's own span where the address names none. */
const standardDays = 90

const dayMs = 24 * 60 * 60 * 1_000

/** The span of the last days, as an address; whole days, so that it is the same all day. */
export const lastDays = (days: number, now = Date.now()): QualitySearch =>
  days === standardDays
    ? {}
    : { from: new Date(now - days * dayMs).toISOString().slice(0, "2026-01-31".length) }
