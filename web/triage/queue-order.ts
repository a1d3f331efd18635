import type { InfiniteData } from "@tanstack/react-query"
import type { Ticket } from "../../contract/tickets.ts"
import { triageRank } from "../../contract/triage-rank.ts"
import type { TicketPage } from "../tickets/queries.ts"

/** The tickets that a visit works through, in the order that it shows them. */
export type Visit = InfiniteData<TicketPage>

function comesBefore(one: Ticket, other: Ticket): boolean {
  const [rank, otherRank] = [triageRank(one), triageRank(other)]
  if (rank !== otherRank) return rank > otherRank
  if (one.created_at !== other.created_at) return one.created_at > other.created_at
  return one.id > other.id
}

/**
 * Takes in what has arrived, each in its place by urgency among those that are still to come: nothing
 * moves before the ticket that is looked at, nor the ticket itself. What comes after all that is loaded
 * is left to the pages that follow.
 */
export function withNewcomers(
  visit: Visit,
  arrived: readonly Ticket[],
  lookedAt: number | null,
): Visit {
  const tickets = visit.pages.flatMap(({ items }) => items)
  const isComplete = visit.pages.at(-1)?.next === null
  const loaded = tickets.length
  const known = new Set(tickets.map(({ id }) => id))
  const newcomers = arrived.filter(({ id }) => !known.has(id) && id !== lookedAt)
  const from = tickets.findIndex(({ id }) => id === lookedAt) + 1
  for (const newcomer of newcomers) {
    const place = tickets.findIndex((other, at) => at >= from && comesBefore(newcomer, other))
    if (place !== -1) tickets.splice(place, 0, newcomer)
    else if (isComplete) tickets.push(newcomer)
  }
  if (tickets.length === loaded) return visit
  // Which page holds a ticket means nothing to who works through them.
  const pages = visit.pages.map((page, at) => ({ ...page, items: at === 0 ? tickets : [] }))
  return { ...visit, pages }
}
