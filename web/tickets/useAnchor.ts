import { useLayoutEffect, useRef, type RefObject } from "react"
import type { Ticket } from "../../contract/tickets.ts"

/** Keeps the row at the top of the view where it is when rows come or go above it. */
export function useAnchor(
  scrollRef: RefObject<HTMLDivElement | null>,
  tickets: readonly Ticket[],
  rowHeight: number,
): void {
  const before = useRef(tickets)
  useLayoutEffect(() => {
    const element = scrollRef.current
    const old = before.current
    before.current = tickets
    if (!element || element.scrollTop < rowHeight || old === tickets) return
    const index = Math.floor(element.scrollTop / rowHeight)
    const anchor = old[index]?.id
    const moved = tickets.findIndex(({ id }) => id === anchor)
    if (moved >= 0 && moved !== index) element.scrollTop += (moved - index) * rowHeight
  }, [scrollRef, tickets, rowHeight])
}
