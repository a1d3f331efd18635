import { z } from "zod"
import { ticketEventSchema, type TicketEvent } from "../../contract/tickets.ts"
import {
  categories,
  certainties,
  deciders,
  priorities,
  statuses,
  type Category,
  type Priority,
} from "../../contract/vocabulary.ts"
import type { Tx } from "../database/connect.ts"
import type { FieldChange } from "./rules.ts"
import type { TicketRow } from "./queries.ts"

/** The changes that an event's row holds. */
export const parseChanges = (stored: unknown): FieldChange[] =>
  ticketEventSchema.shape.changes.parse(stored)

type Happening = Pick<TicketEvent, "type" | "actor" | "changes"> & { suggestionId?: number }

/** Writes what made this version of a ticket into its history; from there it reaches the browsers. */
export async function announce(
  tx: Tx,
  ticket: Pick<TicketRow, "id" | "version">,
  { type, actor, changes, suggestionId }: Happening,
): Promise<void> {
  await tx
    .insertInto("ticket_event")
    .values({
      ticket_id: ticket.id,
      version: ticket.version,
      type,
      actor,
      suggestion_id: suggestionId ?? null,
      changes: JSON.stringify(changes),
    })
    .execute()
}

const columnsSchema = z
  .object({
    title: z.string(),
    description: z.string(),
    status: z.enum(statuses),
    category: z.enum(categories),
    category_by: z.enum(deciders),
    category_certainty: z.enum(certainties).nullable(),
    priority: z.enum(priorities),
    priority_by: z.enum(deciders),
    priority_certainty: z.enum(certainties).nullable(),
    duplicate_of: z.string().transform((id) => (id === "" ? null : Number(id))),
  })
  .partial()

/** The columns that changes write. */
export function columnsOf(changes: FieldChange[]): z.output<typeof columnsSchema> {
  const columns = changes.flatMap(({ field, to, to_by, to_certainty = null }) => [
    [field, to],
    ...(to_by
      ? [
          [`${field}_by`, to_by],
          [`${field}_certainty`, to_certainty],
        ]
      : []),
  ])
  return columnsSchema.parse(Object.fromEntries(columns))
}

type Choice = { chosen_category?: Category | null; chosen_priority?: Priority | null }

/** What a person decided in these changes; null where they took their word back. */
export function choiceIn(changes: FieldChange[]): Choice {
  const { category, category_by, priority, priority_by } = columnsOf(changes)
  return {
    ...(category ? { chosen_category: category_by === "person" ? category : null } : {}),
    ...(priority ? { chosen_priority: priority_by === "person" ? priority : null } : {}),
  }
}
