import { useMemo, type RefObject } from "react"
import { wantedIn } from "../search/hits.ts"
import { useSearchLine } from "../search/useSearchLine.ts"
import { ListGrid } from "../ui/ListGrid.tsx"
import { useIsPhone } from "../ui/useIsPhone.ts"
import { useNow } from "../ui/useNow.ts"
import { useFollowMoves, useListWindow, useLoadAhead } from "./list-window.ts"
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

/** The rows in view, drawn as they are scrolled to. */
export function TicketList({ queue, place, active, selection, scrollRef, activeRowRef }: Props) {
  const { tickets, hasNextPage } = queue
  const height = useIsPhone() ? rowHeight.phone : rowHeight.desk
  const now = useNow()
  const { terms } = useSearchLine(place.filter.search)
  const wanted = useMemo(() => wantedIn(terms), [terms])
  const tabStop = Math.max(active.index, 0)
  const list = useListWindow({ count: tickets.length, rowHeight: height, tabStop, scrollRef })
  const rows = list.getVirtualItems()
  useAnchor(scrollRef, tickets, height)
  useLoadAhead(queue, rows.findLast((row) => row.index !== tabStop)?.index ?? 0)
  useFollowMoves(active, list, activeRowRef)
  const open = useSteady((id: number) => (place.openId === null ? place.open(id) : place.swap(id)))
  const toggle = useSteady((id: number) => selection.toggle(id))
  const focus = useSteady(active.focus)

  return (
    <ListGrid
      label="Tickets"
      rowCount={hasNextPage ? -1 : tickets.length}
      height={list.getTotalSize()}
      digits={String(tickets.reduce((most, { id }) => Math.max(most, id), 1)).length}
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
            wanted={wanted}
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
