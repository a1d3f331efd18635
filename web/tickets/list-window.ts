import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual"
import { useEffect, useLayoutEffect, useRef, type RefObject } from "react"
import type { ActiveTicket } from "./useActiveTicket.ts"
import type { Queue } from "./useQueue.ts"

type Window = {
  count: number
  rowHeight: number
  /** The row above which a divider stands, as high as a row. */
  dividerAt: number | null
  /** The row with the one place in the tab order. */
  tabStop: number
  scrollRef: RefObject<HTMLDivElement | null>
}

/** Which rows of a long list are drawn, and where. */
export function useListWindow({ count, rowHeight, dividerAt, tabStop, scrollRef }: Window) {
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this component
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scrollRef.current,
    estimateSize: (index) => (index === dividerAt ? 2 * rowHeight : rowHeight),
    overscan: 8,
    // The row with the focus stays drawn wherever it is, or the focus would be lost.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), tabStop])].toSorted((a, b) => a - b),
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight, dividerAt])
  return virtualizer
}

export type ListWindow = ReturnType<typeof useListWindow>

// Asked for this many rows before the end, the next page is there when it is reached.
const loadAhead = 20

/**
 * Loads the next page before the last row is scrolled to. One that the server cannot give is asked for again
 * when one scrolls on, not at once; what is passing is asked again by the query itself.
 */
export function useLoadAhead(queue: Queue, lastDrawn: number): void {
  const { tickets, hasNextPage, isFetchingNextPage, hasNextPageFailed, fetchNextPage } = queue
  const askedAt = useRef<number | null>(null)
  useEffect(() => {
    const isNear = hasNextPage && lastDrawn >= tickets.length - loadAhead
    if (!isNear) askedAt.current = null
    if (!isNear || isFetchingNextPage) return
    if (hasNextPageFailed && askedAt.current === lastDrawn) return
    askedAt.current = lastDrawn
    void fetchNextPage()
  }, [lastDrawn, tickets.length, hasNextPage, isFetchingNextPage, hasNextPageFailed, fetchNextPage])
}

/** Brings the row that a key moved to into view and focus, once a move. */
export function useFollowMoves(
  { moves, index }: ActiveTicket,
  virtualizer: ListWindow,
  rowRef: RefObject<HTMLDivElement | null>,
): void {
  const followed = useRef(moves)
  useLayoutEffect(() => {
    if (followed.current === moves) return
    followed.current = moves
    virtualizer.scrollToIndex(Math.max(index, 0), { align: "auto" })
    rowRef.current?.focus({ preventScroll: true })
  }, [moves, index, virtualizer, rowRef])
}
