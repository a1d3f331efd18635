import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useMemo } from "react"
import { useSearchLine } from "../search/useSearchLine.ts"
import { putTicket, ticketsOf } from "./cached-tickets.ts"
import type { QueueSearch } from "./filter.ts"
import { newcomersIn } from "./newcomers.ts"
import { newestTicketsQuery, ticketListQuery } from "./queries.ts"

/** The tickets of a filter, and those that arrived since, which wait to be shown; none unless wanted. */
export function useTicketList(filter: QueueSearch, isWanted: boolean) {
  const client = useQueryClient()
  const list = useInfiniteQuery({ ...ticketListQuery(filter), enabled: isWanted })
  const data = isWanted ? list.data : undefined
  const tickets = useMemo(() => ticketsOf(data), [data])
  const isCurrent = data !== undefined
  const hasNextPage = isCurrent && list.hasNextPage

  // Only in a list that begins with the newest is the top where newcomers belong.
  const { sort } = useSearchLine(filter.search)
  const takesNewcomers = isCurrent && (sort === "newest" || tickets.length === 0)
  // Begins with what the list holds, so that nothing is read twice; live events make it stale.
  const { data: newest } = useQuery({
    ...newestTicketsQuery(filter),
    enabled: takesNewcomers,
    initialData: () => data?.pages[0],
  })
  const newcomers = useMemo(
    () => (takesNewcomers && newest ? newcomersIn(newest.items, tickets, !hasNextPage) : []),
    [takesNewcomers, newest, tickets, hasNextPage],
  )
  useEffect(() => {
    for (const ticket of newest?.items ?? []) putTicket(client, ticket)
  }, [client, newest])

  const showNewcomers = () => {
    if (newest && newcomers.length > 0) {
      client.setQueryData(ticketListQuery(filter).queryKey, { pages: [newest], pageParams: [null] })
    }
  }
  return { ...list, tickets, isCurrent, hasNextPage, newcomers, showNewcomers }
}
