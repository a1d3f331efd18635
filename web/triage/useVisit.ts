import { useInfiniteQuery, useIsMutating, useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useMemo, useState } from "react"
import { ticketsOf, writesKey } from "../tickets/cached-tickets.ts"
import { withNewcomers } from "./queue-order.ts"
import { headOfTriageQuery, toTriageQuery } from "./queue-queries.ts"

const loadWhenLeft = 10

/**
 * What one visit works through: the queue as it was read, page after page, with what has arrived since.
 * `startOver` reads what still waits, once all that was decided is stored.
 */
export function useVisit(lookedAt: number | null) {
  const client = useQueryClient()
  const list = useInfiniteQuery(toTriageQuery())
  const head = useQuery(headOfTriageQuery())
  const tickets = useMemo(() => ticketsOf(list.data), [list.data])

  const { fetchNextPage, hasNextPage, isFetching, isFetchNextPageError } = list
  const at = tickets.findIndex(({ id }) => id === lookedAt)
  useEffect(() => {
    // A page that could not be read is left to the next visit.
    const canRead = hasNextPage && !isFetching && !isFetchNextPageError
    if (canRead && at >= tickets.length - loadWhenLeft) void fetchNextPage()
  }, [at, tickets.length, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage])

  const arrived = head.data
  useEffect(() => {
    if (arrived === undefined || list.data === undefined) return
    client.setQueryData(
      toTriageQuery().queryKey,
      (visit) => visit && withNewcomers(visit, arrived, lookedAt),
    )
  }, [client, arrived, list.data, lookedAt])

  const { isOver, finish } = useStartOver()
  return {
    tickets,
    at,
    hasMore: hasNextPage,
    isRead: list.isSuccess && !isOver,
    error: list.error,
    refetch: () => void list.refetch(),
    startOver: finish,
  }
}

function useStartOver() {
  const client = useQueryClient()
  const [isOver, setIsOver] = useState(false)
  const writes = useIsMutating({ mutationKey: writesKey })
  useEffect(() => {
    // A decision that is still on its way would be listed as waiting.
    if (!isOver || writes > 0 || client.isMutating({ mutationKey: writesKey }) > 0) return
    const readings = [toTriageQuery(), headOfTriageQuery()].map(({ queryKey }) =>
      client.resetQueries({ queryKey, exact: true }),
    )
    void Promise.all(readings).then(() => setIsOver(false))
  }, [client, isOver, writes])
  return { isOver, finish: () => setIsOver(true) }
}
