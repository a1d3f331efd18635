import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual"
import { useEffect, useLayoutEffect, useRef, type RefObject } from "react"
import { ListGrid } from "../ui/ListGrid.tsx"
import { useIsPhone } from "../ui/useIsPhone.ts"
import { useNow } from "../ui/useNow.ts"
import type { QueuePlace } from "./queue-place.ts"
import { TicketRow } from "./TicketRow.tsx"
import { useAnchor } from "./useAnchor.ts"
import type { ActiveTicket } from "./useActiveTicket.ts"
import type { Queue } from "./useQueue.ts"
import type { Selection } from "./useSelection.ts"
import { useSteady } from "./useSteady.ts"

type Props = {
  queue: Queue
  place: QueuePlace
  active: ActiveTicket
  selection: Selection
  scrollRef: RefObject<HTMLDivElement | null>
  activeRowRef: RefObject<HTMLDivElement | null>
}

const rowHeight = { desk: 40, phone: 60 }
// Asked for this many rows before the end, the next page is there when it is reached.
const loadAhead = 20

/** The rows in view, drawn as they are scrolled to. */
export function TicketList({ queue, place, active, selection, scrollRef, activeRowRef }: Props) {
  const { tickets, hasNextPage, isFetchingNextPage, fetchNextPage } = queue
  const height = useIsPhone() ? rowHeight.phone : rowHeight.desk
  const now = useNow()
  const tabStop = Math.max(active.index, 0)
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this component
  const virtualizer = useVirtualizer({
    count: tickets.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => height,
    overscan: 8,
    // The row with the focus stays drawn wherever it is, or the focus would be lost.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), tabStop])].toSorted((a, b) => a - b),
  })
  const rows = virtualizer.getVirtualItems()
  useEffect(() => virtualizer.measure(), [virtualizer, height])
  useAnchor(scrollRef, tickets, height)

  const lastDrawn = rows.findLast((row) => row.index !== tabStop)?.index ?? 0
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastDrawn >= tickets.length - loadAhead) {
      void fetchNextPage()
    }
  }, [lastDrawn, tickets.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  const open = useSteady((id: number) => (place.openId === null ? place.open(id) : place.swap(id)))
  const toggle = useSteady((id: number) => selection.toggle(id))
  const focus = useSteady(active.focus)

  const shownMoves = useRef(active.moves)
  useLayoutEffect(() => {
    if (shownMoves.current === active.moves) return
    shownMoves.current = active.moves
    virtualizer.scrollToIndex(tabStop, { align: "auto" })
    activeRowRef.current?.focus({ preventScroll: true })
  }, [active.moves, tabStop, virtualizer, activeRowRef])

  return (
    <ListGrid
      label="Tickets"
      rowCount={hasNextPage ? -1 : tickets.length}
      height={virtualizer.getTotalSize()}
      digits={String(tickets[0]?.id ?? 1).length}
      isBusy={!queue.isCurrent}
      scrollRef={scrollRef}
    >
      {rows.map(({ index, start }) => {
        const ticket = tickets[index]
        if (!ticket) return null
        return (
          <TicketRow
            key={ticket.id}
            ticket={ticket}
            filter={place.filter}
            now={now}
            {...(index === tabStop ? { rowRef: activeRowRef } : {})}
            position={index + 1}
            top={start}
            height={height}
            isTabStop={index === tabStop}
            isActive={index === active.index}
            isOpen={String(ticket.id) === place.openId}
            isSelected={selection.has(ticket.id)}
            onOpen={open}
            onToggle={toggle}
            onFocus={focus}
          />
        )
      })}
    </ListGrid>
  )
}
