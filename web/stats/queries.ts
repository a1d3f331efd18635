import { queryOptions } from "@tanstack/react-query"
import { api } from "../app/api.ts"

/** The desk's figures and its breakdowns by priority and category. */
export const statsQuery = () =>
  queryOptions({
    queryKey: ["stats", "figures"],
    queryFn: ({ signal }) => api.call("getStats", {}, signal),
  })

/** How many tickets each view of the queue and each status holds. */
export const queueCountsQuery = () =>
  queryOptions({
    queryKey: ["stats", "queue"],
    queryFn: ({ signal }) => api.call("getQueueCounts", {}, signal),
  })

/** Tickets created on each of the last days, today included. */
export const dailyTicketsQuery = (days: number) =>
  queryOptions({
    queryKey: ["stats", "daily", days],
    queryFn: ({ signal }) => api.call("getDailyTickets", { query: { days } }, signal),
  })
