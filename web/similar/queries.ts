import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query"
import { api } from "../app/api.ts"
import type { TicketText } from "../triage/queries.ts"

/** The tickets most like a stored one. */
export const similarTicketsQuery = (id: number) =>
  queryOptions({
    queryKey: ["tickets", "one", id, "similar"],
    queryFn: ({ signal }) => api.call("listSimilarTickets", { params: { id } }, signal),
  })

/** The tickets most like a text that is being written; null asks nothing. */
export const similarToTextQuery = (text: TicketText | null) =>
  queryOptions({
    queryKey: ["similar while typing", text],
    queryFn: text
      ? ({ signal }) => api.call("findSimilarTickets", { body: text }, signal)
      : skipToken,
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
  })

/** The tickets that are marked as duplicates of one. */
export const duplicatesQuery = (id: number) =>
  queryOptions({
    queryKey: ["tickets", "one", id, "duplicates"],
    queryFn: ({ signal }) => api.call("listDuplicates", { params: { id } }, signal),
  })
