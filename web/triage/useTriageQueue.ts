import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { useEffect, useMemo } from "react"
import type { Ticket } from "../../contract/tickets.ts"
import { queueCountsQuery } from "../stats/queries.ts"
import { ticketsOf } from "../tickets/cached-tickets.ts"
import { ticketQuery } from "../tickets/queries.ts"
import { toTriageQuery } from "./queue-queries.ts"

const loadWhenLeft = 10

/** The tickets that wait, the one that is looked at, and the ways from it. */
export type TriageQueue = {
  ticket: Ticket | null
  /** Where it stands among those that this visit has loaded, from 1. */
  position: number
  /** How many wait now, on the whole desk. */
  waiting: number | null
  isLoading: boolean
  isDone: boolean
  error: Error | null
  next: () => void | false
  previous: () => void | false
  retry: () => void
}

/** Which ticket is looked at stands in the address, so that a link leads to it. */
export function useTriageQueue(): TriageQueue {
  const client = useQueryClient()
  const navigate = useNavigate()
  const search = useSearch({ from: "/triage" })
  const wanted = search.ticket === undefined ? undefined : Number(search.ticket)
  const list = useInfiniteQuery(toTriageQuery())
  const { data: counts } = useQuery(queueCountsQuery())
  const tickets = useMemo(() => ticketsOf(list.data), [list.data])
  const found = tickets.findIndex(({ id }) => id === wanted)
  const at = wanted === undefined ? 0 : found
  const id = wanted ?? tickets[0]?.id ?? null

  const { fetchNextPage, hasNextPage, isFetching } = list
  useEffect(() => {
    if (hasNextPage && !isFetching && at >= tickets.length - loadWhenLeft) void fetchNextPage()
  }, [at, tickets.length, hasNextPage, isFetching, fetchNextPage])

  const listed = tickets.find((ticket) => ticket.id === id)
  const one = useQuery({
    ...ticketQuery(id ?? 0),
    enabled: id !== null,
    placeholderData: () => listed,
  })
  // The changes of a ticket act on what this browser keeps of it.
  useEffect(() => {
    if (listed) client.setQueryData(ticketQuery(listed.id).queryKey, (kept) => kept ?? listed)
  }, [client, listed])

  const show = (ticket: Ticket | undefined) => {
    if (!ticket) return false
    void navigate({ to: "/triage", search: { ticket: String(ticket.id) }, replace: true })
    return undefined
  }
  return {
    ticket: one.data ?? null,
    position: Math.max(0, at) + 1,
    waiting: counts?.to_triage ?? null,
    isLoading: list.isPending || (id !== null && one.isPending),
    isDone: list.isSuccess && tickets.length === 0 && id === null,
    error: list.error ?? one.error,
    next: () => show(tickets[at + 1]),
    previous: () => show(tickets[at - 1]),
    retry: () => void list.refetch(),
  }
}
