import type { Ticket, TicketChange } from "../../contract/tickets.ts"
import { ApiError } from "../app/api-client.ts"
import { closeToast, showProblem, showToast } from "../ui/toasts.ts"
import { cachedTicket } from "./cached-tickets.ts"
import {
  acceptanceOf,
  bodyOf,
  changed,
  changesNothing,
  restored,
  subject,
  valueLabel,
  type FieldChange,
} from "./change-rules.ts"
import { sendAll, sendOne, type Desk, type Outcome } from "./send-change.ts"

/** A change that can be taken back. */
type Change = {
  ids: readonly number[]
  before: Map<number, Ticket>
  outcome: Promise<Outcome>
  toast: string
}

const reasonOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : "Something unexpected happened in this browser."

/** Everything that a person can do to tickets; shown at once, said in a toast, undone with one key. */
export function createTicketChanges(desk: Desk) {
  const undoable: Change[] = []

  const cached = (ids: readonly number[]): Ticket[] =>
    ids.flatMap((id) => cachedTicket(desk.client, id) ?? [])

  function change(tickets: readonly Ticket[], body: TicketChange, said: string): void {
    const touched = tickets.filter((ticket) => !changesNothing(ticket, body))
    if (touched.length === 0) return
    const ids = touched.map(({ id }) => id)
    const made: Change = {
      ids,
      before: new Map(touched.map((ticket) => [ticket.id, ticket])),
      outcome: sendAll(
        desk,
        ids.map((id) => ({
          id,
          apply: (ticket) => changed(ticket, body),
          send: () => desk.api.call("changeTicket", { params: { id }, body }),
        })),
      ),
      toast: showToast({ text: said, action: { label: "Undo", onAction: () => void undo(made) } }),
    }
    undoable.push(made)
    void made.outcome.then(({ failures }) => sayRefused(made, failures, "changed"))
  }

  function sayRefused(made: Change, failures: Outcome["failures"], done: string): void {
    const [first] = failures
    if (!first) return
    closeToast(made.toast)
    const refused = failures.map(({ id }) => id)
    const all = refused.length === made.ids.length ? "" : ` of ${made.ids.length}`
    showProblem({
      text: `${subject(refused)}${all} ${refused.length === 1 ? "was" : "were"} not ${done}.`,
      detail: reasonOf(first.error),
    })
    if (refused.length === made.ids.length) forget(made)
  }

  const forget = (made: Change) => {
    const index = undoable.indexOf(made)
    if (index !== -1) undoable.splice(index, 1)
  }

  async function undo(made: Change): Promise<void> {
    forget(made)
    closeToast(made.toast)
    const { done } = await made.outcome
    if (done.length === 0) return
    const { failures } = await sendAll(
      desk,
      done.map((after) => undoing(made, after)),
    )
    if (failures.length > 0) sayRefused(made, failures, "changed back")
    else showToast({ text: `The change of ${subject(made.ids)} was undone.` })
  }

  const undoing = (made: Change, after: Ticket) => ({
    id: after.id,
    apply: (now: Ticket) => restored(now, made.before.get(after.id) ?? now, after),
    send: () =>
      desk.api.call("undoChange", { params: { id: after.id }, body: { version: after.version } }),
  })

  return {
    /** Sets one field of one or several tickets. */
    set(ids: readonly number[], field: FieldChange): void {
      const word = field.field.charAt(0).toUpperCase() + field.field.slice(1)
      change(
        cached(ids),
        bodyOf(field),
        `${word} of ${subject(ids)} set to ${valueLabel(field).toLowerCase()}.`,
      )
    },

    /** Makes what triage suggested a person's decision. False where nothing waits for one. */
    accept(id: number): boolean {
      const [ticket] = cached([id])
      const body = ticket && acceptanceOf(ticket)
      if (!body) return false
      change([ticket], body, `Suggestion for #${id} accepted.`)
      return true
    },

    /** Changes the text of a ticket; throws where the server refuses, so that the editor stays. */
    async save(ticket: Ticket, body: TicketChange): Promise<void> {
      const done = await sendOne(desk, {
        id: ticket.id,
        apply: (now) => now,
        send: () => desk.api.call("changeTicket", { params: { id: ticket.id }, body }),
      })
      const made: Change = {
        ids: [ticket.id],
        before: new Map([[ticket.id, ticket]]),
        outcome: Promise.resolve({ done: [done], failures: [] }),
        toast: showToast({
          text: `#${ticket.id} saved.`,
          action: { label: "Undo", onAction: () => void undo(made) },
        }),
      }
      undoable.push(made)
      void desk.client.invalidateQueries({ queryKey: ["tickets", "one", ticket.id] })
    },

    /** Takes the last change back. False where there is none. */
    undoLast(): boolean {
      const last = undoable.at(-1)
      if (last) void undo(last)
      return last !== undefined
    },
  }
}

export type TicketChanges = ReturnType<typeof createTicketChanges>
