import { queryOptions, skipToken } from "@tanstack/react-query"
import { api } from "../app/api.ts"

/** What triage reads of a ticket that is being written. */
export type TicketText = { title: string; description: string }

/**
 * Triage's suggestion for a text; null asks nothing. The answer for a text does not age, and a
 * failure is shown at once: the person is typing, and the next pause asks again anyway.
 */
export const suggestionQuery = (text: TicketText | null) =>
  queryOptions({
    queryKey: ["suggestion while typing", text],
    queryFn: text ? ({ signal }) => api.call("classifyText", { body: text }, signal) : skipToken,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
    networkMode: "always",
    refetchOnReconnect: true,
  })

/** Who answers triage now. Asked again by the clock: a vendor that fails sends no event. */
export const triageStatusQuery = () =>
  queryOptions({
    queryKey: ["triage", "status"],
    queryFn: ({ signal }) => api.call("getTriageStatus", {}, signal),
    refetchInterval: 30_000,
  })
