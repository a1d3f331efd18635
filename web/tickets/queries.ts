import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import { api } from "../app/api.ts"
import type { Page } from "../app/api-client.ts"
import type { Ticket } from "../../contract/tickets.ts"
import type { QueueSearch } from "./filter.ts"

export type TicketPage = Page<Ticket[]>

const firstPage: string | null = null

/** The tickets that a filter shows in its order, page after page. */
export const ticketListQuery = (filter: QueueSearch) =>
  infiniteQueryOptions({
    queryKey: ["tickets", "list", filter],
    queryFn: ({ pageParam, signal }) =>
      api.page(
        "listTickets",
        { query: { ...filter, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
        signal,
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page: TicketPage) => page.next,
  })

/** The newest tickets of a filter as they are now, beside the list that a person is reading. */
export const newestTicketsQuery = (filter: QueueSearch) =>
  queryOptions({
    queryKey: ["tickets", "newest", filter],
    queryFn: ({ signal }) => api.page("listTickets", { query: { ...filter, limit: 50 } }, signal),
    gcTime: 10_000,
  })

/** How many tickets a filter shows: one of the figures, which live events make stale. */
export const ticketCountQuery = (filter: QueueSearch) =>
  queryOptions({
    queryKey: ["stats", "list", filter],
    queryFn: ({ signal }) => api.call("countTickets", { query: filter }, signal),
    retry: false,
  })

export const ticketQuery = (id: number) =>
  queryOptions({
    queryKey: ["tickets", "one", id],
    queryFn: ({ signal }) => api.call("getTicket", { params: { id } }, signal),
  })

/** What happened to a ticket, newest first. */
export const historyQuery = (id: number) =>
  queryOptions({
    queryKey: ["tickets", "one", id, "history"],
    queryFn: ({ signal }) => api.call("getHistory", { params: { id } }, signal),
  })

/** What triage suggested for a ticket, newest first. */
export const suggestionsQuery = (id: number) =>
  queryOptions({
    queryKey: ["tickets", "one", id, "suggestions"],
    queryFn: ({ signal }) => api.call("listSuggestions", { params: { id } }, signal),
  })
