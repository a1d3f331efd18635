import { toldId, type Ticket } from "../../contract/tickets.ts"
import type { Deps } from "../deps.ts"
import { announce } from "../tickets/history.ts"
import { lockTicket, toTicket } from "../tickets/queries.ts"
import type { FieldChange } from "../tickets/rules.ts"
import { applyChanges } from "../tickets/store.ts"
import { requireOriginal, tellOriginals } from "./originals.ts"

/** Marks a ticket as a duplicate of another, or of none. Nothing else changes, and undo takes it back. */
export const markDuplicate = (
  { db }: Pick<Deps, "db">,
  id: number,
  originalId: number | null,
): Promise<Ticket> =>
  db.transaction().execute(async (tx) => {
    const ticket = await lockTicket(tx, id)
    const [from, to] = [toldId(ticket.duplicate_of), toldId(originalId)]
    if (from === to) return toTicket(ticket)
    const changes: FieldChange[] = [{ field: "duplicate_of", from, to }]
    await requireOriginal(tx, id, changes)
    const changed = await applyChanges(tx, ticket, changes)
    await announce(tx, changed, { type: "changed", actor: "person", changes })
    await tellOriginals(tx, id, { type: "changed", changes })
    return toTicket(changed)
  })
