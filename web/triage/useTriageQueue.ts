import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { useEffect } from "react"
import type { Ticket } from "../../contract/tickets.ts"
import { triageRank } from "../../contract/triage-rank.ts"
import { ApiError } from "../app/api-client.ts"
import { queueCountsQuery } from "../stats/queries.ts"
import { ticketQuery } from "../tickets/queries.ts"
import { useVisit } from "./useVisit.ts"

/** The tickets that wait, the one that is looked at, and the ways from it. */
export type TriageQueue = {
  ticket: Ticket | null
  /** Where it stands among those of this visit, from 1; null where it was come upon by a link. */
  place: { position: number; of: number; isExact: boolean } | null
  /** How many wait now, on the whole desk. */
  waiting: number | null
  /** What has arrived meanwhile and is more urgent than the ticket that is looked at. */
  urgent: Ticket | null
  /** The number in the address that no ticket has. */
  unknown: string | null
  isDone: boolean
  error: Error | null
  next: () => void
  previous: () => void | false
  show: (id: number) => void
  retry: () => void
}

/** Which ticket is looked at stands in the address, so that a link leads to it. */
export function useTriageQueue(): TriageQueue {
  const navigate = useNavigate()
  const { ticket: wanted } = useSearch({ from: "/triage" })
  const { data: counts } = useQuery(queueCountsQuery())
  const visit = useVisit(wanted === undefined ? null : Number(wanted))
  const { tickets, at, isRead } = visit
  const one = useOne(wanted, tickets[at])

  const go = (ticket: string | undefined) =>
    void navigate({ to: "/triage", search: { ticket }, replace: true })
  const show = (id: number) => go(String(id))

  // The first is named in the address at once, so that no newcomer takes its place before the reader.
  const first = wanted === undefined && isRead ? tickets[0]?.id : undefined
  useEffect(() => {
    if (first === undefined) return
    void navigate({ to: "/triage", search: { ticket: String(first) }, replace: true })
  }, [first, navigate])

  const [looked, following] = [tickets[at], tickets[at + 1]]
  const isUnknown = one.error instanceof ApiError && one.error.status === 404
  return {
    ticket: wanted === undefined ? null : (one.data ?? null),
    place: at === -1 ? null : { position: at + 1, of: tickets.length, isExact: !visit.hasMore },
    waiting: counts?.to_triage ?? null,
    urgent: looked && following && triageRank(following) > triageRank(looked) ? following : null,
    unknown: isUnknown ? (wanted ?? null) : null,
    isDone: wanted === undefined && isRead && tickets.length === 0,
    error: visit.error ?? (isUnknown ? null : one.error),
    next: () => {
      if (following) {
        show(following.id)
        return
      }
      visit.startOver()
      go(undefined)
    },
    previous: () => {
      const before = tickets[at - 1]
      return before ? show(before.id) : false
    },
    show,
    retry: () => {
      visit.refetch()
      void one.refetch()
    },
  }
}

function useOne(wanted: string | undefined, listed: Ticket | undefined) {
  const client = useQueryClient()
  // The changes of a ticket act on what this browser keeps of it.
  useEffect(() => {
    if (listed) client.setQueryData(ticketQuery(listed.id).queryKey, (kept) => kept ?? listed)
  }, [client, listed])
  return useQuery({
    ...ticketQuery(Number(wanted ?? 0)),
    // The queue was read a while ago, and a colleague may have decided since.
    staleTime: 0,
    enabled: wanted !== undefined,
    placeholderData: () => listed,
  })
}
