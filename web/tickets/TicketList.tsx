import { Fragment, useId, useMemo, type RefObject } from "react"
import { wantedIn } from "../search/hits.ts"
import { dividerWords } from "../search/slip-words.ts"
import { useSearchLine } from "../search/useSearchLine.ts"
import { ListDivider } from "../ui/ListDivider.tsx"
import { ListGrid } from "../ui/ListGrid.tsx"
import { useNow } from "../ui/useNow.ts"
import { useFollowMoves, useListWindow, useLoadAhead } from "./list-window.ts"
import { linesAbove } from "./meant.ts"
import type { QueuePlace } from "./queue-place.ts"
import { TicketRow } from "./TicketRow.tsx"
import { useAnchor } from "./useAnchor.ts"
import type { ActiveTicket } from "./useActiveTicket.ts"
import type { Queue } from "./useQueue.ts"
import type { Selection } from "./useSelection.ts"
import { useRowLayout } from "./useRowLayout.ts"
import { useSteady } from "./useSteady.ts"

type Props = {
  queue: Queue
  place: QueuePlace
  active: ActiveTicket
  selection: Selection
  scrollRef: RefObject<HTMLDivElement | null>
  activeRowRef: RefObject<HTMLDivElement | null>
}

/** The rows in view, drawn as they are scrolled to. */
export function TicketList({ queue, place, active, selection, scrollRef, activeRowRef }: Props) {
  const { tickets, meant, hasNextPage } = queue
  const dividerAt = meant?.at ?? null
  const dividerId = useId()
  const now = useNow()
  const wanted = useWanted(place.filter.search)
  const wantedBelow = useWanted(meant?.search)
  const layout = useRowLayout(scrollRef, wanted.length > 0)
  const height = layout.rowHeight
  const tabStop = Math.max(active.index, 0)
  const count = tickets.length
  const list = useListWindow({ count, rowHeight: height, dividerAt, tabStop, scrollRef })
  const rows = list.getVirtualItems()
  useAnchor(scrollRef, { tickets, dividerAt }, height)
  useLoadAhead(queue, rows.findLast((row) => row.index !== tabStop)?.index ?? 0)
  useFollowMoves(active, list, activeRowRef)
  const open = useSteady((id: number) => (place.openId === null ? place.open(id) : place.swap(id)))
  const toggle = useSteady((id: number) => selection.toggle(id))
  const focus = useSteady(active.focus)

  return (
    <ListGrid
      label="Tickets"
      rowCount={hasNextPage ? -1 : linesAbove(count, dividerAt)}
      height={list.getTotalSize()}
      digits={String(tickets.reduce((most, { id }) => Math.max(most, id), 1)).length}
      isBusy={!queue.isCurrent}
      scrollRef={scrollRef}
    >
      {rows.map(({ index, start }) => {
        const ticket = tickets[index]
        if (!ticket) return null
        const isBelow = dividerAt !== null && index >= dividerAt
        const isFirstBelow = index === dividerAt
        const position = linesAbove(index, dividerAt) + 1
        return (
          <Fragment key={ticket.id}>
            {meant && isFirstBelow ? (
              <ListDivider id={dividerId} position={position - 1} top={start} height={height}>
                {dividerWords(meant)}
              </ListDivider>
            ) : null}
            <TicketRow
              ticket={ticket}
              filter={place.filter}
              wanted={isBelow ? wantedBelow : wanted}
              now={now}
              {...(index === tabStop ? { rowRef: activeRowRef } : {})}
              position={position}
              top={isFirstBelow ? start + height : start}
              height={height}
              hasSnippetLine={layout.hasSnippetLine}
              isTabStop={index === tabStop}
              isActive={index === active.index}
              isOpen={String(ticket.id) === place.openId}
              isSelected={selection.has(ticket.id)}
              {...(isFirstBelow ? { describedBy: dividerId } : {})}
              onOpen={open}
              onToggle={toggle}
              onFocus={focus}
            />
          </Fragment>
        )
      })}
    </ListGrid>
  )
}

/** The words of a search line to be marked in what it found. */
function useWanted(line: string | undefined): string[] {
  const { terms } = useSearchLine(line)
  return useMemo(() => wantedIn(terms), [terms])
}
