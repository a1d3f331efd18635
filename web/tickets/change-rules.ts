import {
  isStanding,
  type Ticket,
  type TicketChange,
  type TicketEvent,
} from "../../contract/tickets.ts"
import type { Category, Priority, Status } from "../../contract/vocabulary.ts"
import { categoryLabels, priorityLabels, statusLabels } from "../ui/labels.ts"

/** The fields that a menu sets. */
export const menuFields = ["status", "priority", "category"] as const
export type MenuField = (typeof menuFields)[number]

export type FieldChange =
  | { field: "status"; value: Status }
  | { field: "priority"; value: Priority }
  | { field: "category"; value: Category }

export function bodyOf({ field, value }: FieldChange): TicketChange {
  if (field === "status") return { status: value }
  return field === "priority" ? { priority: value } : { category: value }
}

/** The ticket as the server will answer it, if it accepts. */
export const changed = (ticket: Ticket, change: TicketChange): Ticket => ({
  ...ticket,
  title: change.title ?? ticket.title,
  description: change.description ?? ticket.description,
  status: change.status ?? ticket.status,
  category: change.category ?? ticket.category,
  category_by: change.category ? "person" : ticket.category_by,
  category_certainty: change.category ? null : ticket.category_certainty,
  priority: change.priority ?? ticket.priority,
  priority_by: change.priority ? "person" : ticket.priority_by,
  priority_certainty: change.priority ? null : ticket.priority_certainty,
})

const fields = [
  "title",
  "description",
  "status",
  "category",
  "category_by",
  "category_certainty",
  "priority",
  "priority_by",
  "priority_certainty",
  "duplicate_of",
] as const

/** Takes a change back, field by field; what has become something else since then stays. */
export function restored(now: Ticket, before: Ticket, after: Ticket): Ticket {
  const taken = fields.filter((field) => now[field] === after[field])
  return { ...now, ...Object.fromEntries(taken.map((field) => [field, before[field]])) }
}

/** Whether the change would leave everything as it is. */
export const changesNothing = (ticket: Ticket, change: TicketChange): boolean => {
  const after = changed(ticket, change)
  return fields.every((field) => after[field] === ticket[field])
}

/** Whether undoing a change of a ticket's history is worth offering; the server has the last word. */
export const canUndo = (ticket: Ticket, { type, changes }: TicketEvent): boolean =>
  type === "changed" && changes.length > 0 && changes.every((change) => isStanding(ticket, change))

/** Whether it gives a category or priority, which is the desk's word even where it changes nothing. */
export const isDecision = ({ category, priority }: TicketChange): boolean =>
  category !== undefined || priority !== undefined

/** What of a ticket waits for a person's word, as the change that gives it. */
export function acceptanceOf(ticket: Ticket): TicketChange | null {
  const isCategory = ticket.category_by === "triage"
  const isPriority = ticket.priority_by === "triage"
  if (!isCategory && !isPriority) return null
  return {
    ...(isCategory ? { category: ticket.category } : {}),
    ...(isPriority ? { priority: ticket.priority } : {}),
  }
}

/** A value of a menu's field, in words. */
export function valueLabel({ field, value }: FieldChange): string {
  if (field === "status") return statusLabels[value]
  return field === "priority" ? priorityLabels[value] : categoryLabels[value]
}

/** "#12", "3 tickets". */
export const subject = (ids: readonly number[]): string =>
  ids.length === 1 ? `#${ids[0]}` : `${ids.length} tickets`
