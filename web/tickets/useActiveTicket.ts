import { useState } from "react"
import type { Ticket } from "../../contract/tickets.ts"
import type { QueuePlace } from "./queue-place.ts"

/** The row that keys act on: the open ticket, else the one that was moved to last. */
export function useActiveTicket(tickets: readonly Ticket[], { openId, open, swap }: QueuePlace) {
  const [movedTo, setMovedTo] = useState<number | null>(null)
  // Counts the moves, so that the list brings the row into view and focuses it once a move.
  const [moves, setMoves] = useState(0)
  const openIndex = tickets.findIndex(({ id }) => String(id) === openId)
  const index = openIndex >= 0 ? openIndex : tickets.findIndex(({ id }) => id === movedTo)
  const active = tickets[index] ?? null

  const moveTo = (target: number) => {
    const ticket = tickets[Math.max(0, Math.min(target, tickets.length - 1))]
    if (!ticket) return
    setMovedTo(ticket.id)
    setMoves(moves + 1)
    if (openId !== null && ticket.id !== active?.id) swap(ticket.id)
  }
  return {
    active,
    index,
    moves,
    /** A row got the focus, by a click or by the Tab key. */
    focus: setMovedTo,
    next: () => moveTo(index + 1),
    previous: () => moveTo(index < 0 ? 0 : index - 1),
    first: () => moveTo(0),
    last: () => moveTo(tickets.length - 1),
    /** Brings the active row back into view and focus, such as after the pane closed. */
    refocus: () => {
      if (active) setMovedTo(active.id)
      setMoves(moves + 1)
    },
    open: () => {
      if (active) open(active.id)
    },
  }
}

export type ActiveTicket = ReturnType<typeof useActiveTicket>
