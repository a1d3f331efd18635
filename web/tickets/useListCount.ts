import { useQuery } from "@tanstack/react-query"
import type { TicketCount } from "../../contract/tickets.ts"
import { useSearchLine } from "../search/useSearchLine.ts"
import { withFilter, type QueueSearch } from "./filter.ts"
import { ticketCountQuery } from "./queries.ts"
import type { Total } from "./total-words.ts"
import type { Queue } from "./useQueue.ts"

/** Of a list in two parts, how many hold what was written and how many what was meant. */
export type ListTotal = { written: Total | null; meant: Total | null }

/**
 * How many tickets the list holds; null while nobody knows. Counted when the list is there, which it
 * would else delay. Where the server gives up, what is loaded is what there is at least.
 */
export function useListCount(queue: Queue, filter: QueueSearch): ListTotal {
  const { tickets, meant, hasNextPage, isCurrent } = queue
  // A search that is loaded to its end needs no counting; of a view the counters know more than the list.
  const hasWords = useSearchLine(filter.search).terms.length > 0
  const isLoaded = hasWords && !hasNextPage
  const counted = meant ? withFilter(filter, { search: meant.search }) : filter
  const { data, isError } = useQuery({
    ...ticketCountQuery(counted),
    // What was not counted to its end costs most and hardly changes, so it is counted once.
    enabled: ({ state }) => isCurrent && !isLoaded && state.data?.is_exact !== false,
  })
  if (!isCurrent) return { written: null, meant: null }
  const loaded = meant ? meant.loaded : tickets.length
  const last = totalOf({ isLoaded, loaded, data, isError })
  // Only below the end of what was written stands what was meant.
  return meant
    ? { written: { tickets: meant.at, isMore: false }, meant: last }
    : { written: last, meant: null }
}

type Known = {
  isLoaded: boolean
  loaded: number
  data: TicketCount | undefined
  isError: boolean
}

function totalOf({ isLoaded, loaded, data, isError }: Known): Total | null {
  if (isLoaded) return { tickets: loaded, isMore: false }
  if (isError || data?.count === null) return { tickets: loaded, isMore: true }
  return data ? { tickets: data.count, isMore: !data.is_exact } : null
}
