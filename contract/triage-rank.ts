import type { Ticket } from "./tickets.ts"
import type { Certainty } from "./vocabulary.ts"

type Ranked = Pick<Ticket, "id" | "priority" | "category_certainty" | "priority_certainty">

const urgency = { critical: 6, high: 4, medium: 2, low: 0 }
const leastOfDrawn = 4

/**
 * Where a ticket stands in the queue of triage, the highest first, as the function triage_rank of the
 * database has it: by urgency, among equals what triage is unsure of, and what was drawn for an audit
 * spread among the urgent.
 */
export function triageRank(ticket: Ranked): number {
  const has = (certainty: Certainty) =>
    ticket.category_certainty === certainty || ticket.priority_certainty === certainty
  const own = urgency[ticket.priority] + (has("unsure") ? 1 : 0)
  return has("audit") ? Math.max(own, leastOfDrawn + (ticket.id % 4)) : own
}
