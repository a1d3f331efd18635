import type { Ticket } from "../../contract/tickets.ts"

/** A ticket for tests; say only what the test is about. */
export const aTicket = (part: Partial<Ticket> = {}): Ticket => ({
  id: 1,
  title: "Checkout times out",
  description: "Since 14:00 every card payment ends in a time-out.",
  category: "technical",
  priority: "high",
  status: "open",
  created_at: "2026-11-23T08:00:00.000Z",
  category_by: "triage",
  priority_by: "person",
  category_certainty: null,
  priority_certainty: null,
  duplicate_of: null,
  updated_at: "2026-11-23T08:00:00.000Z",
  version: 1,
  ...part,
})
