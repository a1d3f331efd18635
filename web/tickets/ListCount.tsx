import { useQuery } from "@tanstack/react-query"
import { useSearchLine } from "../search/useSearchLine.ts"
import { count } from "../ui/format.ts"
import { useIsPhone } from "../ui/useIsPhone.ts"
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx"
import { withFilter, type QueueSearch } from "./filter.ts"
import { ticketCountQuery } from "./queries.ts"
import type { Queue } from "./useQueue.ts"

type Props = { queue: Queue; filter: QueueSearch }

/** How many tickets the list holds; nothing while nobody knows. On a phone there is room for the number. */
export function ListCount(props: Props) {
  const isPhone = useIsPhone()
  const total = useTotal(props)
  if (total === null) return null
  const { tickets, isMore } = total
  const noun = tickets === 1 && !isMore ? " ticket" : " tickets"
  return (
    <>
      {`${count(tickets)}${isMore ? "+" : ""}`}
      {isPhone ? <VisuallyHidden>{noun}</VisuallyHidden> : noun}
    </>
  )
}

/** Asked when the list is there, which it would else delay. */
function useTotal({ queue, filter }: Props): { tickets: number; isMore: boolean } | null {
  const { tickets, meant, hasNextPage, isCurrent } = queue
  // A search that is loaded to its end needs no counting; of a view the counters know more than the list.
  const hasWords = useSearchLine(filter.search).terms.length > 0
  const isLoaded = hasWords && !hasNextPage
  const counted = meant ? withFilter(filter, { search: meant.search }) : filter
  const { data } = useQuery({
    ...ticketCountQuery(counted),
    // What was not counted to its end costs most and hardly changes, so it is counted once.
    enabled: ({ state }) => isCurrent && !isLoaded && state.data?.is_exact !== false,
  })
  if (!isCurrent) return null
  if (isLoaded) return { tickets: tickets.length, isMore: false }
  if (!data || data.count === null) return null
  // What was meant is counted, and beside it the list holds what was written.
  const holdsMore = meant !== null && meant.at > 0
  return { tickets: data.count, isMore: holdsMore || !data.is_exact }
}
