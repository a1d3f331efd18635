import type { Ticket } from "./tickets.ts"
import type { TriageField } from "./vocabulary.ts"

type Judged = Pick<
  Ticket,
  "category_by" | "category_certainty" | "priority_by" | "priority_certainty"
>

/** Whether a value of triage waits for a person's word, as the function awaits_person of the database has it. */
export const awaitsPerson = (ticket: Judged, field: TriageField): boolean =>
  ticket[`${field}_by`] === "triage" && ticket[`${field}_certainty`] !== "applied"

/** Whether a ticket is to triage, as the function is_to_triage of the database has it. */
export const isToTriage = (ticket: Judged & Pick<Ticket, "status">): boolean =>
  isDrawn(ticket) ||
  ((ticket.status === "open" || ticket.status === "in_progress") &&
    (awaitsPerson(ticket, "category") || awaitsPerson(ticket, "priority")))

const isDrawn = ({ category_certainty, priority_certainty }: Judged): boolean =>
  category_certainty === "audit" || priority_certainty === "audit"
