import { z } from "zod"
import {
  isStanding,
  type NewTicket,
  type Ticket,
  type TicketChange,
  type TicketEvent,
} from "../../contract/tickets.ts"
import {
  priorities,
  triageFields,
  type Priority,
  type TriageField,
} from "../../contract/vocabulary.ts"
import { cursorId, cursorTime, encodeCursor } from "../cursor.ts"

/** The fields of a ticket that change. */
export type TicketFields = Pick<
  Ticket,
  | "title"
  | "description"
  | "status"
  | TriageField
  | `${TriageField}_by`
  | `${TriageField}_certainty`
  | "duplicate_of"
>

export type FieldChange = TicketEvent["changes"][number]

type Decided = Omit<TicketFields, "title" | "description" | "status" | "duplicate_of">
/** What triage would fill in. */
export type Suggested = Omit<Decided, "category_by" | "priority_by">

/** A new ticket's category and priority: the person's, and triage's for what was left open. */
export function decide(
  chosen: Pick<NewTicket, "category" | "priority">,
  suggested: Suggested | null,
): Decided {
  const category = chosen.category ?? suggested?.category
  const priority = chosen.priority ?? suggested?.priority
  if (category === undefined || priority === undefined) {
    throw new Error("What a person left open needs a suggestion.")
  }
  return {
    category,
    category_by: chosen.category ? "person" : "triage",
    category_certainty: chosen.category ? null : (suggested?.category_certainty ?? null),
    priority,
    priority_by: chosen.priority ? "person" : "triage",
    priority_certainty: chosen.priority ? null : (suggested?.priority_certainty ?? null),
  }
}

/** What a person's wish changes. Giving the present value confirms what triage had suggested. */
export function changesOf(ticket: TicketFields, wish: TicketChange): FieldChange[] {
  const plain = (field: "title" | "description" | "status"): FieldChange[] => {
    const [from, to] = [ticket[field], wish[field]]
    return to === undefined || to === from ? [] : [{ field, from, to }]
  }
  const decided = (field: TriageField): FieldChange[] => {
    const [from, to, from_by] = [ticket[field], wish[field], ticket[`${field}_by`]]
    if (to === undefined || (to === from && from_by === "person")) return []
    const from_certainty = ticket[`${field}_certainty`]
    return [{ field, from, to, from_by, to_by: "person", from_certainty, to_certainty: null }]
  }
  return [
    ...plain("title"),
    ...plain("description"),
    ...plain("status"),
    ...decided("category"),
    ...decided("priority"),
  ]
}

/** What triage may still fill: a person's word is final, and an unchanged value is no news. */
export function changesByTriage(ticket: TicketFields, answer: Suggested): FieldChange[] {
  return triageFields.flatMap((field): FieldChange[] => {
    const [from, from_certainty] = [ticket[field], ticket[`${field}_certainty`]]
    const [to, to_certainty] = [answer[field], answer[`${field}_certainty`]]
    if (ticket[`${field}_by`] === "person") return []
    if (from === to && from_certainty === to_certainty) return []
    return [{ field, from, to, from_by: "triage", to_by: "triage", from_certainty, to_certainty }]
  })
}

/** The changes that take these back, or null when one of the fields was changed again since. */
export function inverseOf(ticket: TicketFields, changes: FieldChange[]): FieldChange[] | null {
  if (!changes.every((change) => isStanding(ticket, change))) return null
  return changes.map(
    ({ field, from, to, from_by, to_by, from_certainty = null, to_certainty = null }) => ({
      field,
      from: to,
      to: from,
      ...(from_by && to_by
        ? {
            from_by: to_by,
            to_by: from_by,
            from_certainty: to_certainty,
            to_certainty: from_certainty,
          }
        : {}),
    }),
  )
}

/** A place in a list: the time that orders it, the ticket, and its priority where that comes first. */
export type Position = { at: Date; id: number; priority: Priority | null }

/** Names a place in a list, for a Link header. */
export const cursorOf = ({ at, id, priority }: Position): string =>
  encodeCursor([at.toISOString(), id, ...(priority ? [priority] : [])])

/** The parts of a cursor as the place that they name. */
export const positionSchema = z
  .tuple([cursorTime, cursorId, z.enum(priorities).optional()])
  .transform(([at, id, priority = null]): Position => ({ at, id, priority }))
