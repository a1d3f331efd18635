import type { Ticket, TicketChange } from "../../contract/tickets.ts"
import { ApiError } from "../app/api-client.ts"
import { closeToast, showProblem, showToast } from "../ui/toasts.ts"
import { changed, restored, subject } from "./change-rules.ts"
import { sendAll, type Desk, type Outcome } from "./send-change.ts"

/** A change that can be taken back, with the tickets as they were before it. */
export type UndoableChange = {
  before: ReadonlyMap<number, Ticket>
  outcome: Promise<Outcome>
  toast: string
}

/** The changes that can be taken back, the last one at the end. */
export type UndoStack = UndoableChange[]

type Place = { desk: Desk; stack: UndoStack }
type Said = { tickets: readonly Ticket[]; outcome: Promise<Outcome>; said: string }

/** Says a change and offers to undo it. */
export function offerUndo(
  { desk, stack }: Place,
  { tickets, outcome, said }: Said,
): UndoableChange {
  const change: UndoableChange = {
    before: new Map(tickets.map((ticket) => [ticket.id, ticket])),
    outcome,
    toast: showToast({
      text: said,
      action: { label: "Undo", onAction: () => void undo({ desk, stack }, change) },
    }),
  }
  stack.push(change)
  return change
}

/** Sends the same change of several tickets, to be undone as one. */
export function sendUndoable(
  place: Place,
  { tickets, body, said }: { tickets: readonly Ticket[]; body: TicketChange; said: string },
): void {
  const outcome = sendAll(
    place.desk,
    tickets.map(({ id }) => ({
      id,
      apply: (ticket) => changed(ticket, body),
      send: () => place.desk.api.call("changeTicket", { params: { id }, body }),
    })),
  )
  sayAndWatch(place, { tickets, outcome, said })
}

/** Sends what a person says of values that stay as they are. There is no version to undo. */
export function sendConfirmation(
  { desk }: Place,
  { tickets, body }: { tickets: readonly Ticket[]; body: TicketChange },
): void {
  const sendings = tickets.map(({ id }) => ({
    id,
    apply: (ticket: Ticket) => ticket,
    send: () => desk.api.call("changeTicket", { params: { id }, body }),
  }))
  void sendAll(desk, sendings).then(({ done, failures }) => {
    if (done.length > 0) showToast({ text: `${subject(done.map(({ id }) => id))} confirmed.` })
    sayRefused(failures, tickets.length, "confirmed")
  })
}

/** Says a change at once, offers to undo it, and tells what the server refused. */
export function sayAndWatch(place: Place, said: Said): void {
  const change = offerUndo(place, said)
  void sayOutcome(place.stack, change)
}

async function sayOutcome(stack: UndoStack, change: UndoableChange): Promise<void> {
  const { done, failures } = await change.outcome
  if (failures.length > 0) closeToast(change.toast)
  if (done.length === 0) forget(stack, change)
  sayRefused(failures, change.before.size, "changed")
}

/** Takes a change back, each ticket by the version that the change made of it. */
export async function undo({ desk, stack }: Place, change: UndoableChange): Promise<void> {
  forget(stack, change)
  closeToast(change.toast)
  const { done } = await change.outcome
  if (done.length === 0) return
  await undoEach(
    desk,
    done.map((after) => ({
      id: after.id,
      version: after.version,
      apply: (now) => restored(now, change.before.get(after.id) ?? now, after),
    })),
  )
}

/** One change of a ticket, by the version that it made, and how the ticket looks without it. */
type Undone = { id: number; version: number; apply: (now: Ticket) => Ticket }

/** Undoes one change of each ticket, and says so. */
export async function undoEach(desk: Desk, undone: readonly Undone[]): Promise<void> {
  const { failures } = await sendAll(
    desk,
    undone.map(({ id, version, apply }) => ({
      id,
      apply,
      send: () => desk.api.call("undoChange", { params: { id }, body: { version } }),
    })),
  )
  if (failures.length > 0) sayRefused(failures, undone.length, "changed back")
  else showToast({ text: `The change of ${subject(undone.map(({ id }) => id))} was undone.` })
}

function forget(stack: UndoStack, change: UndoableChange): void {
  const index = stack.indexOf(change)
  if (index !== -1) stack.splice(index, 1)
}

function sayRefused(failures: Outcome["failures"], of: number, done: string): void {
  const [first] = failures
  if (!first) return
  const count = failures.length
  const who = of === 1 ? `#${first.id}` : `${count} of ${of} tickets`
  showProblem({
    text: `${who} ${count === 1 ? "was" : "were"} not ${done}.`,
    detail: of === 1 ? reasonOf(first.error) : `#${first.id}: ${reasonOf(first.error)}`,
  })
}

const reasonOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : "Something unexpected happened in this browser."
