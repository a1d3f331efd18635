import { sql, type Insertable, type InsertObject } from "kysely"
import type { Db, Tx } from "../database/connect.ts"
import type { DB, Ticket } from "../database/schema.ts"
import { columnsOf } from "./history.ts"
import type { TicketRow } from "./queries.ts"
import type { FieldChange } from "./rules.ts"

type NewTicket = {
  ticket: Insertable<Ticket>
  /** What the requester chose, or null where they chose nothing. */
  label: Omit<InsertObject<DB, "label">, "ticket_id"> | null
  /** The suggestion that its history names. */
  suggestionId: number | null
  /** Whether the desk is asked what it would have chosen. */
  isDrawn: boolean
}

/**
 * Writes a new ticket, its history and its label. One statement, so all or nothing without a
 * transaction, and one way to the database and back instead of five.
 */
export function storeTicket(
  db: Db | Tx,
  { ticket, label, suggestionId, isDrawn }: NewTicket,
): Promise<TicketRow> {
  const announced = db
    .with("stored", (within) => within.insertInto("ticket").values(ticket).returningAll())
    .with("announced", (within) =>
      within.insertInto("ticket_event").values((row) => ({
        ticket_id: row.selectFrom("stored").select("id"),
        version: 1,
        type: "created",
        actor: "person",
        suggestion_id: suggestionId,
        changes: "[]",
      })),
    )
  const written =
    label === null
      ? announced
      : announced.with("labelled", (within) =>
          within.insertInto("label").values((row) => ({
            ...label,
            ticket_id: row.selectFrom("stored").select("id"),
          })),
        )
  const drawn = isDrawn
    ? written.with("drawn", (within) =>
        within
          .insertInto("agreement_sample")
          .values((row) => ({ ticket_id: row.selectFrom("stored").select("id") })),
      )
    : written
  return drawn.selectFrom("stored").selectAll().executeTakeFirstOrThrow()
}

/** Writes changes into a locked ticket and counts its version up. */
export const applyChanges = (
  tx: Tx,
  ticket: TicketRow,
  changes: FieldChange[],
): Promise<TicketRow> =>
  tx
    .updateTable("ticket")
    .set({ ...columnsOf(changes), version: ticket.version + 1, updated_at: sql`now()` })
    .where("id", "=", ticket.id)
    .returningAll()
    .executeTakeFirstOrThrow()
