import type { ComponentProps } from "react"
import { isPassing } from "../app/query-client.ts"
import { ErrorState } from "../ui/ErrorState.tsx"
import { SkeletonRows } from "../ui/SkeletonRows.tsx"
import { isFiltering } from "./filter.ts"
import { EmptyDesk, NothingFound } from "./QueueStates.tsx"
import { TicketList } from "./TicketList.tsx"

/** The list, or what stands in its place. */
export function QueueContent(props: ComponentProps<typeof TicketList>) {
  const { queue, place } = props
  const { problem } = queue
  if (!queue.isLoaded) {
    if (!problem) return <SkeletonRows />
    return (
      <ErrorState title="The tickets cannot be loaded" onRetry={queue.retry}>
        {problem.message}
        {isPassing(problem) ? " Trying again by itself." : null}
      </ErrorState>
    )
  }
  if (queue.tickets.length > 0) return <TicketList {...props} />
  if (isFiltering(place.filter)) {
    return <NothingFound filter={place.filter} onFilter={place.setFilter} />
  }
  return <EmptyDesk />
}
