import { useLayoutEffect, useRef, type RefObject } from "react"
import type { Ticket } from "../../contract/tickets.ts"
import { indexOnLine, linesAbove } from "./meant.ts"

type Rows = { tickets: readonly Ticket[]; dividerAt: number | null }

/** Keeps the row at the top of the view where it is when rows come or go above it, or get higher. */
export function useAnchor(
  scrollRef: RefObject<HTMLDivElement | null>,
  { tickets, dividerAt }: Rows,
  rowHeight: number,
): void {
  const before = useRef<Rows & { rowHeight: number }>({ tickets, dividerAt, rowHeight })
  useLayoutEffect(() => {
    const element = scrollRef.current
    const old = before.current
    before.current = { tickets, dividerAt, rowHeight }
    if (element && old.rowHeight !== rowHeight) element.scrollTop *= rowHeight / old.rowHeight
    if (!element || element.scrollTop < rowHeight || old.tickets === tickets) return
    const index = indexOnLine(Math.floor(element.scrollTop / rowHeight), old.dividerAt)
    const anchor = old.tickets[index]?.id
    const moved = tickets.findIndex(({ id }) => id === anchor)
    const lines = linesAbove(moved, dividerAt) - linesAbove(index, old.dividerAt)
    if (moved >= 0 && lines !== 0) element.scrollTop += lines * rowHeight
  }, [scrollRef, tickets, dividerAt, rowHeight])
}
