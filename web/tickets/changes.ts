import type { Ticket, TicketChange } from "../../contract/tickets.ts"
import { cachedTicket } from "./cached-tickets.ts"
import {
  acceptanceOf,
  bodyOf,
  changesNothing,
  isDecision,
  subject,
  valueLabel,
  type FieldChange,
} from "./change-rules.ts"
import { sendAll, sendOne, type Desk } from "./send-change.ts"
import {
  offerUndo,
  sayAndWatch,
  sendConfirmation,
  sendUndoable,
  undoEach,
  undo,
  type UndoStack,
} from "./undoable-change.ts"

/** Everything that a person can do to tickets; shown at once, said in a toast, undone with one key. */
export function createTicketChanges(desk: Desk) {
  const stack: UndoStack = []
  const place = { desk, stack }

  function change(
    ids: readonly number[],
    body: TicketChange,
    said: (ids: readonly number[]) => string,
  ) {
    const known = ids.flatMap((id) => cachedTicket(desk.client, id) ?? [])
    const tickets = known.filter((ticket) => !changesNothing(ticket, body))
    const same = known.filter((ticket) => changesNothing(ticket, body))
    if (tickets.length > 0) {
      sendUndoable(place, { tickets, body, said: said(tickets.map(({ id }) => id)) })
    }
    if (same.length > 0 && isDecision(body)) sendConfirmation(place, { tickets: same, body })
  }

  return {
    /** Sets one field of one or several tickets. */
    set: (ids: readonly number[], field: FieldChange): void =>
      change(ids, bodyOf(field), (touched) => wordsOf(touched, field)),

    /** Makes what triage suggested a person's decision. False where nothing waits for one. */
    accept(id: number): boolean {
      const ticket = cachedTicket(desk.client, id)
      const body = ticket && acceptanceOf(ticket)
      if (body) change([id], body, () => `Suggestion for #${id} accepted.`)
      return Boolean(body)
    },

    /** Makes what a ticket shows the desk's word, whoever chose it before. */
    confirm(id: number): void {
      const ticket = cachedTicket(desk.client, id)
      if (ticket === undefined) return
      const { category, priority } = ticket
      change([id], { category, priority }, () => `Suggestion for #${id} accepted.`)
    },

    /** Links a ticket to the one that it repeats; throws where the server refuses, so that the dialog stays. */
    async markDuplicate(ticket: Ticket, original: number): Promise<void> {
      const done = await sendOne(desk, {
        id: ticket.id,
        apply: (now) => now,
        send: () => sendMark(desk, ticket.id, original),
      })
      const said = `#${ticket.id} marked as a duplicate of #${original}.`
      offerUndo(place, { tickets: [ticket], outcome: allDone(done), said })
      refreshOne(desk, ticket.id)
    },

    /** Takes the mark of a duplicate away. */
    unmarkDuplicate(ticket: Ticket): void {
      const { id } = ticket
      const outcome = sendAll(desk, [
        {
          id,
          apply: (now) => ({ ...now, duplicate_of: null }),
          send: () => sendMark(desk, id, null),
        },
      ])
      sayAndWatch(place, { tickets: [ticket], outcome, said: `#${id} is no duplicate any more.` })
    },

    /** Changes the text of a ticket; throws where the server refuses, so that the editor stays. */
    async save(ticket: Ticket, body: TicketChange): Promise<void> {
      const { id } = ticket
      try {
        const done = await sendOne(desk, {
          id,
          apply: (now) => now,
          send: () => desk.api.call("changeTicket", { params: { id }, body }),
        })
        offerUndo(place, { tickets: [ticket], outcome: allDone(done), said: `#${id} saved.` })
      } finally {
        refreshOne(desk, id)
      }
    },

    /** Undoes one change out of a ticket's history, and says so, or why not. */
    undoVersion: (id: number, version: number): Promise<void> =>
      undoEach(desk, [{ id, version, apply: (now) => now }]),

    /** Takes the last change back; returns the tickets that it changed, none where there is nothing. */
    undoLast(): number[] {
      const last = stack.at(-1)
      if (last) void undo(place, last)
      return [...(last?.before.keys() ?? [])]
    },
  }
}

export type TicketChanges = ReturnType<typeof createTicketChanges>

const allDone = (ticket: Ticket) => Promise.resolve({ done: [ticket], failures: [] })

const refreshOne = ({ client }: Desk, id: number) =>
  void client.invalidateQueries({ queryKey: ["tickets", "one", id] })

const sendMark = ({ api }: Desk, id: number, duplicate_of: number | null) =>
  api.call("markDuplicate", { params: { id }, body: { duplicate_of } })

function wordsOf(ids: readonly number[], field: FieldChange): string {
  const name = field.field.charAt(0).toUpperCase() + field.field.slice(1)
  return `${name} of ${subject(ids)} set to ${valueLabel(field).toLowerCase()}.`
}
