import type { ComponentProps } from "react"
import { isPassing } from "../app/query-client.ts"
import { ErrorState } from "../ui/ErrorState.tsx"
import { ListRemark } from "../ui/ListRemark.tsx"
import { SkeletonRows } from "../ui/SkeletonRows.tsx"
import { isFiltering } from "./filter.ts"
import { EmptyDesk, NothingFound } from "./QueueStates.tsx"
import { TicketList } from "./TicketList.tsx"

/** The list, or what stands in its place. */
export function QueueContent(props: ComponentProps<typeof TicketList>) {
  const { queue, place } = props
  const { problem } = queue
  const failure = failureOf(place.filter.search)
  const reason = problem
    ? `${problem.message}${isPassing(problem) ? " Trying again by itself." : ""}`
    : ""
  if (!queue.isLoaded) {
    if (!problem) return <SkeletonRows />
    return (
      <ErrorState title={failure} onRetry={queue.retry}>
        {reason}
      </ErrorState>
    )
  }
  if (queue.tickets.length > 0) {
    return (
      <>
        <ListRemark>{problem && !queue.isCurrent ? `${failure}. ${reason}` : ""}</ListRemark>
        <TicketList {...props} />
      </>
    )
  }
  if (isFiltering(place.filter)) {
    return <NothingFound filter={place.filter} onFilter={place.setFilter} />
  }
  return <EmptyDesk />
}

const shownSigns = 60

const failureOf = (search: string | undefined): string =>
  search === undefined
    ? "The tickets cannot be loaded"
    : `The search for “${search.slice(0, shownSigns)}${search.length > shownSigns ? "…" : ""}” failed`
