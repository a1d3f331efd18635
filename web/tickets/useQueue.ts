import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useMemo } from "react"
import { useSearchLine } from "../search/useSearchLine.ts"
import { putTicket, ticketsOf } from "./cached-tickets.ts"
import type { QueueSearch } from "./filter.ts"
import { newcomersIn } from "./newcomers.ts"
import { newestTicketsQuery, ticketListQuery } from "./queries.ts"

/** The tickets of a filter, and those that arrived since, which wait to be shown. */
export function useQueue(filter: QueueSearch) {
  const client = useQueryClient()
  const list = useInfiniteQuery(ticketListQuery(filter))
  const tickets = useMemo(() => ticketsOf(list.data), [list.data])
  const isCurrent = list.data !== undefined && !list.isPlaceholderData

  // Only in a list that begins with the newest is the top where newcomers belong.
  const { sort } = useSearchLine(filter.search)
  const takesNewcomers = isCurrent && (sort === "newest" || tickets.length === 0)
  // Begins with what the list holds, so that nothing is read twice; live events make it stale.
  const { data: newest } = useQuery({
    ...newestTicketsQuery(filter),
    enabled: takesNewcomers,
    initialData: () => (isCurrent ? list.data.pages[0] : undefined),
  })
  const newcomers = useMemo(
    () => (takesNewcomers && newest ? newcomersIn(newest.items, tickets, !list.hasNextPage) : []),
    [takesNewcomers, newest, tickets, list.hasNextPage],
  )
  useEffect(() => {
    for (const ticket of newest?.items ?? []) putTicket(client, ticket)
  }, [client, newest])

  const showNewcomers = () => {
    if (newest) {
      client.setQueryData(ticketListQuery(filter).queryKey, { pages: [newest], pageParams: [null] })
    }
  }
  // Nobody is reading an empty list: there, nothing can move away under the eyes.
  const isEmpty = isCurrent && tickets.length === 0 && newcomers.length > 0
  useEffect(() => {
    if (isEmpty) showNewcomers()
  })

  return { ...list, tickets, isCurrent, newcomers: newcomers.length, showNewcomers }
}

export type Queue = ReturnType<typeof useQueue>
