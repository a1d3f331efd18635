import type { Ticket } from "../../contract/tickets.ts"

const isNewer = (one: Ticket, other: Ticket): boolean =>
  one.created_at === other.created_at ? one.id > other.id : one.created_at > other.created_at

/**
 * The tickets among the newest that a list does not show yet. One older than all that is loaded is
 * no newcomer: it comes by scrolling, unless the list is loaded to its end.
 */
export function newcomersIn(
  newest: readonly Ticket[],
  shown: readonly Ticket[],
  isLoadedToEnd: boolean,
): Ticket[] {
  const known = new Set(shown.map(({ id }) => id))
  const oldest = shown.at(-1)
  return newest.filter(
    (ticket) => !known.has(ticket.id) && (isLoadedToEnd || !oldest || isNewer(ticket, oldest)),
  )
}
