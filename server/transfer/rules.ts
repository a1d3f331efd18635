import { importedTicketSchema, type ImportedTicket } from "../../contract/transfer.ts"
import type { FileRow } from "./formats.ts"

/** Rows by their numbers in a file, from 0: from one on and before another. */
export type Span = { from: number; before: number }

/** The ticket in a row, or why it is none. */
export function readTicket({ fields, fault }: FileRow): ImportedTicket | { reason: string } {
  if (fault !== null) return { reason: fault }
  const { data, error } = importedTicketSchema.safeParse(fields)
  if (data) return data
  return {
    reason: error.issues.map(({ path, message }) => [...path, message].join(" ")).join("; "),
  }
}

/** The spans that a PostgreSQL multirange names. */
export const spansOf = (multirange: string): Span[] =>
  [...multirange.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, before]) => ({
    from: Number(from),
    before: Number(before),
  }))

/** Whether a row is in one of the spans. */
export const isIn = (spans: Span[], row: number): boolean =>
  spans.some(({ from, before }) => row >= from && row < before)
