import { importedTicketSchema, type ImportedTicket } from "../../contract/transfer.ts"
import { decide, type Suggested } from "../tickets/rules.ts"
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

/** A new ticket's values, as `decide` has it; but a value of triage stays one where the file says so. */
export function decideImported(ticket: ImportedTicket, suggested: Suggested | null) {
  const decided = decide(ticket, suggested)
  if (ticket.category !== undefined && ticket.category_by === "triage") {
    decided.category_by = "triage"
    decided.category_certainty = ticket.category_certainty ?? null
  }
  if (ticket.priority !== undefined && ticket.priority_by === "triage") {
    decided.priority_by = "triage"
    decided.priority_certainty = ticket.priority_certainty ?? null
  }
  return decided
}

/**
 * Neighbouring tickets so that those of the same moment keep their order in the list, which goes by
 * number then: an export lists the newest first.
 */
export function inOrderOfTime(tickets: ImportedTicket[]): ImportedTicket[] {
  const [first, last] = [tickets[0]?.created_at, tickets.at(-1)?.created_at]
  return first && last && first > last ? tickets.toReversed() : tickets
}
