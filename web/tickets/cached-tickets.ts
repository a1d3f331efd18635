import type { InfiniteData, QueryClient } from "@tanstack/react-query"
import type { Ticket } from "../../contract/tickets.ts"
import { isToTriage } from "../../contract/to-triage.ts"
import { queueSearchFrom, type QueueSearch } from "./filter.ts"
import { ticketQuery, type TicketPage } from "./queries.ts"

type TicketList = InfiniteData<TicketPage>

const listsKey = ["tickets", "list"]

/** The ticket as this browser knows it, from its own query or from any list. */
export function cachedTicket(client: QueryClient, id: number): Ticket | undefined {
  const single = client.getQueryData(ticketQuery(id).queryKey)
  if (single) return single
  for (const [, list] of client.getQueriesData<TicketList>({ queryKey: listsKey })) {
    const found = ticketsOf(list).find((ticket) => ticket.id === id)
    if (found) return found
  }
  return undefined
}

export const ticketsOf = (list: TicketList | undefined): Ticket[] =>
  list?.pages.flatMap((page) => page.items) ?? []

/** Rewrites one ticket wherever it is kept; lists keep their order. */
export function updateCached(
  client: QueryClient,
  id: number,
  update: (ticket: Ticket) => Ticket,
): void {
  client.setQueryData(ticketQuery(id).queryKey, (ticket) => ticket && update(ticket))
  client.setQueriesData<TicketList>({ queryKey: listsKey }, (list) => {
    if (!ticketsOf(list).some((ticket) => ticket.id === id)) return list
    return list && mapTickets(list, (ticket) => (ticket.id === id ? update(ticket) : ticket))
  })
}

const mapTickets = (list: TicketList, map: (ticket: Ticket) => Ticket): TicketList => ({
  ...list,
  pages: list.pages.map((page) => ({ ...page, items: page.items.map((ticket) => map(ticket)) })),
})

/** Names the writes of all tickets. */
export const writesKey = ["tickets", "write"]

/** Names the writes of one ticket. */
export const writeKey = (id: number) => [...writesKey, id]

/** Whether a change of this ticket is on its way. */
export const isBeingWritten = (client: QueryClient, id: number): boolean =>
  client.isMutating({ mutationKey: writeKey(id) }) > 0

/** Puts what the server answered in place where it is newer, and no change is on its way. */
export function putTicket(client: QueryClient, ticket: Ticket): void {
  if (isBeingWritten(client, ticket.id)) return
  updateCached(client, ticket.id, (kept) => (ticket.version > kept.version ? ticket : kept))
}

/** Puts a ticket that this browser has created on top of every list that shows it. */
export function putNewTicket(client: QueryClient, ticket: Ticket): void {
  client.setQueryData(ticketQuery(ticket.id).queryKey, ticket)
  for (const query of client.getQueryCache().findAll({ queryKey: listsKey })) {
    const filter = queueSearchFrom(Object(query.queryKey[2]))
    // What a search matches is the server's business; such a list is read again when next shown.
    if (filter.search || !isShownBy(filter, ticket)) continue
    client.setQueryData<TicketList>(query.queryKey, (list) => list && withOnTop(list, ticket))
  }
}

const isShownBy = (filter: QueueSearch, ticket: Ticket): boolean =>
  (filter.category === undefined || filter.category === ticket.category) &&
  (filter.priority === undefined || filter.priority === ticket.priority) &&
  (filter.status === undefined || filter.status === ticket.status) &&
  (filter.to_triage === undefined || isToTriage(ticket))

function withOnTop(list: TicketList, ticket: Ticket): TicketList {
  const [first, ...rest] = list.pages
  if (!first || ticketsOf(list).some(({ id }) => id === ticket.id)) return list
  return { ...list, pages: [{ ...first, items: [ticket, ...first.items] }, ...rest] }
}
