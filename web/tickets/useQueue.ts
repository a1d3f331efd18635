import { useQuery } from "@tanstack/react-query"
import { useEffect, useMemo } from "react"
import type { Ticket } from "../../contract/tickets.ts"
import { spellingQuery } from "../search/queries.ts"
import { withFilter, type QueueSearch } from "./filter.ts"
import { joinLists } from "./meant.ts"
import { useKept } from "./useKept.ts"
import { useTicketList } from "./useTicketList.ts"

const none: Ticket[] = []

/**
 * The tickets of a filter; below them, where its search has a slip, those of what was meant; and those
 * that arrived since, which wait to be shown.
 */
export function useQueue(filter: QueueSearch) {
  const { search = "" } = filter
  const exact = useTicketList(filter, true)
  // Only now, so that it takes nothing from what was asked for.
  const isSpellingAsked = search !== "" && exact.isCurrent
  const spelling = useQuery({ ...spellingQuery(search), enabled: isSpellingAsked })
  const meant = (isSpellingAsked && spelling.data?.search) || null
  const isAlsoAsked = meant !== null && exact.isCurrent && !exact.hasNextPage
  const also = useTicketList(
    meant === null ? filter : withFilter(filter, { search: meant }),
    isAlsoAsked,
  )

  const latest = useMemo(
    () => joinLists(exact.tickets, also.tickets, isAlsoAsked ? spelling.data : undefined),
    [exact.tickets, also.tickets, isAlsoAsked, spelling.data],
  )
  const isEmpty = exact.tickets.length === 0
  const isAwaited = isEmpty && (spelling.isLoading || (isAlsoAsked && also.isLoading))
  const asked = exact.isCurrent && isEmpty ? also : exact
  const hasFailed = asked.isLoadingError
  const isCurrent = exact.isCurrent && !isAwaited && !hasFailed
  // What was there stays in view until what is asked for is there.
  const shown = useKept(latest, isCurrent)
  const part = exact.hasNextPage ? exact : also

  const newcomers = useMemo(() => {
    const known = new Set(latest.tickets.map(({ id }) => id))
    const arrived = new Set([...exact.newcomers, ...also.newcomers].map(({ id }) => id))
    return [...arrived].filter((id) => !known.has(id)).length
  }, [latest, exact.newcomers, also.newcomers])
  const showNewcomers = () => {
    exact.showNewcomers()
    also.showNewcomers()
  }
  // Nobody is reading an empty list: there, nothing can move away under the eyes.
  const isUnread = isCurrent && latest.tickets.length === 0 && newcomers > 0
  useEffect(() => {
    if (isUnread) showNewcomers()
  })

  return {
    tickets: shown?.tickets ?? none,
    /** What stands below the divider, or null where there is none. */
    meant: shown?.meant ?? null,
    isCurrent,
    isLoaded: shown !== null && !hasFailed,
    problem: asked.error ?? asked.failureReason,
    retry: () => void asked.refetch(),
    hasNextPage: exact.hasNextPage || also.hasNextPage,
    isFetchingNextPage: part.isFetchingNextPage,
    hasNextPageFailed: part.isFetchNextPageError,
    fetchNextPage: part.fetchNextPage,
    newcomers,
    showNewcomers,
    /** What the search may have meant, whether its tickets are listed below or not. */
    spelling: meant === null ? null : (spelling.data ?? null),
    isMeantMissing: exact.hasNextPage || (!isEmpty && also.isLoadingError),
  }
}

export type Queue = ReturnType<typeof useQueue>
