import { setImmediate } from "node:timers/promises"
import type { ImportedTicket } from "../../contract/transfer.ts"
import type { Answered } from "../triage/answers.ts"
import { askBuiltin, filledBy, type Triage } from "../triage/commands.ts"
import { decideImported } from "./rules.ts"

/** Who knows what the built-in classifier has learned. */
export type Knowing = Pick<Triage, "knowledge">

/** A ticket with all its values, and the answer of triage that had a part in them. */
export type Filled = {
  ticket: Pick<ImportedTicket, "title" | "description" | "status" | "created_at"> &
    ReturnType<typeof decideImported>
  answered: Answered | null
}

const isComplete = ({ category, priority }: ImportedTicket) =>
  category !== undefined && priority !== undefined

/** The tickets with what triage fills in where the file leaves something open. */
export async function fillAll(triage: Knowing, tickets: ImportedTicket[]): Promise<Filled[]> {
  const filled: Filled[] = []
  for (const ticket of tickets) {
    const answered = isComplete(ticket) ? null : await askBuiltin(triage, ticket)
    // The built-in classifier computes; a server must hear others in between.
    if (answered) await setImmediate()
    const suggested = answered && filledBy(triage, answered)
    filled.push({ ticket: { ...ticket, ...decideImported(ticket, suggested) }, answered })
  }
  return filled
}
