import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import { api } from "../app/api.ts"
import type { TicketPage } from "../tickets/queries.ts"

const firstPage: string | null = null

/** What waits for a person's word, urgent and unsure first, page after page. */
export const toTriageQuery = () =>
  infiniteQueryOptions({
    queryKey: ["triage", "queue"],
    queryFn: ({ pageParam, signal }) =>
      api.page(
        "listToTriage",
        { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
        signal,
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page: TicketPage) => page.next,
    // Read anew whenever the screen is opened; while it is worked through it stays as it is.
    gcTime: 0,
  })

/** The head of the same queue as it is now; live events about tickets that are new here make it stale. */
export const headOfTriageQuery = () =>
  queryOptions({
    queryKey: ["tickets", "newest", "to triage"],
    queryFn: ({ signal }) => api.call("listToTriage", { query: { limit: 50 } }, signal),
    gcTime: 0,
  })

/** Which words of a ticket speak for its values; another version of it has other words. */
export const explanationQuery = ({ id, version }: { id: number; version: number }) =>
  queryOptions({
    queryKey: ["tickets", "one", id, "explanation", version],
    queryFn: ({ signal }) => api.call("explainTicket", { params: { id } }, signal),
  })
