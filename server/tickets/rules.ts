import type { NewTicket, TicketChange, TicketEvent } from "../../contract/tickets.ts"
import type { Category, Decider, Priority, Status } from "../../contract/vocabulary.ts"

/** The fields of a ticket that change, as the database holds them. */
export type TicketFields = {
  title: string
  description: string
  status: Status
  category: Category
  category_by: Decider
  priority: Priority
  priority_by: Decider
}

export type FieldChange = TicketEvent["changes"][number]

type Suggested = { category: Category; priority: Priority }
type Decided = Pick<TicketFields, "category" | "category_by" | "priority" | "priority_by">

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
    priority,
    priority_by: chosen.priority ? "person" : "triage",
  }
}

/** What a decider's wish changes. Giving the present value confirms what triage had suggested. */
export function changesOf(
  ticket: TicketFields,
  wish: TicketChange,
  decider: Decider,
): FieldChange[] {
  const plain = (field: "title" | "description" | "status"): FieldChange[] => {
    const [from, to] = [ticket[field], wish[field]]
    return to === undefined || to === from ? [] : [{ field, from, to }]
  }
  const decided = (field: "category" | "priority"): FieldChange[] => {
    const [from, to, from_by] = [ticket[field], wish[field], ticket[`${field}_by`]]
    if (to === undefined || (to === from && from_by === decider)) return []
    return [{ field, from, to, from_by, to_by: decider }]
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
  const wish = {
    ...(ticket.category_by === "triage" ? { category: answer.category } : {}),
    ...(ticket.priority_by === "triage" ? { priority: answer.priority } : {}),
  }
  return changesOf(ticket, wish, "triage")
}

function isStanding(ticket: TicketFields, { field, to, to_by }: FieldChange): boolean {
  if (ticket[field] !== to) return false
  return (field !== "category" && field !== "priority") || ticket[`${field}_by`] === to_by
}

/** The changes that take these back, or null when one of the fields was changed again since. */
export function inverseOf(ticket: TicketFields, changes: FieldChange[]): FieldChange[] | null {
  if (!changes.every((change) => isStanding(ticket, change))) return null
  return changes.map(({ field, from, to, from_by, to_by }) => ({
    field,
    from: to,
    to: from,
    ...(from_by && to_by ? { from_by: to_by, to_by: from_by } : {}),
  }))
}

export type Position = { createdAt: Date; id: number }

const cursorPattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(\d{1,16})$/

/** Names a place in the list "newest first", for a Link header. */
export const encodeCursor = ({ createdAt, id }: Position) =>
  Buffer.from(`${createdAt.toISOString()}_${id}`).toString("base64url")

/** The place that a cursor names, or null when it is none of ours. */
export function decodeCursor(cursor: string): Position | null {
  const match = cursorPattern.exec(Buffer.from(cursor, "base64url").toString())
  const createdAt = new Date(match?.[1] ?? Number.NaN)
  const id = Number(match?.[2])
  if (Number.isNaN(createdAt.getTime()) || !Number.isSafeInteger(id)) return null
  return { createdAt, id }
}
