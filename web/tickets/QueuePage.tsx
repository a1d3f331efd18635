import { useRef, useState } from "react"
import { isView, views } from "../app/views.ts"
import { BusyLine } from "../ui/BusyLine.tsx"
import { ScreenTitle, useDocumentTitle } from "../ui/Page.tsx"
import { SplitView } from "../ui/SplitView.tsx"
import { ListArea } from "../ui/Toolbar.tsx"
import { NewcomersButton } from "../ui/NewcomersButton.tsx"
import { BulkBar } from "./BulkBar.tsx"
import type { MenuField } from "./change-rules.ts"
import { FieldMenu } from "./FieldMenu.tsx"
import { QueueContent } from "./QueueContent.tsx"
import { QueueToolbar } from "./QueueToolbar.tsx"
import { useQueuePlace } from "./queue-place.ts"
import { TicketPane } from "./TicketPane.tsx"
import { useActiveTicket } from "./useActiveTicket.ts"
import { useQueue } from "./useQueue.ts"
import { useQueueShortcuts } from "./useQueueShortcuts.ts"
import { useSelection } from "./useSelection.ts"

/** The queue, and beside it the ticket that is open. */
export function QueuePage() {
  const place = useQueuePlace()
  const queue = useQueue(place.filter)
  const active = useActiveTicket(queue.tickets, place)
  const selection = useSelection(queue.tickets)
  const [openMenu, setOpenMenu] = useState<MenuField | null>(null)
  const [isEditing, setIsEditing] = useState(false)
  const searchRef = useRef<HTMLInputElement>(null)
  const scrollRef = useRef<HTMLDivElement>(null)
  const activeRowRef = useRef<HTMLDivElement>(null)
  const title = views.find((view) => isView(view, place.filter))?.label ?? "Queue"
  useDocumentTitle(title)
  useQueueShortcuts({ place, active, selection, searchRef, setOpenMenu, setIsEditing })

  const isBulk = selection.ids.length > 0
  const showNewcomers = () => {
    queue.showNewcomers()
    scrollRef.current?.scrollTo({ top: 0 })
  }
  return (
    <>
      <ScreenTitle>{title}</ScreenTitle>
      <SplitView
        list={
          <>
            <QueueToolbar
              queue={queue}
              place={place}
              searchRef={searchRef}
              onLeaveSearch={active.index < 0 ? active.first : active.refocus}
            />
            <ListArea>
              <BusyLine isBusy={queue.isLoaded && !queue.isCurrent} />
              <NewcomersButton count={queue.newcomers} onShow={showNewcomers} />
              <QueueContent {...{ queue, place, active, selection, scrollRef, activeRowRef }} />
              {isBulk ? (
                <BulkBar selection={selection} openMenu={openMenu} onOpenMenu={setOpenMenu} />
              ) : null}
              {!isBulk && place.openId === null && active.active && openMenu ? (
                <FieldMenu
                  field={openMenu}
                  ids={[active.active.id]}
                  value={active.active[openMenu]}
                  isOpen
                  onOpenChange={(isOpen) => (isOpen ? undefined : setOpenMenu(null))}
                  anchor={() => cellOf(activeRowRef.current, openMenu)}
                  returnTo={() => activeRowRef.current}
                />
              ) : null}
            </ListArea>
          </>
        }
        pane={
          place.openId === null ? null : (
            <TicketPane
              key={place.openId}
              ticketId={place.openId}
              openMenu={isBulk ? null : openMenu}
              onOpenMenu={setOpenMenu}
              isEditing={isEditing}
              onEdit={setIsEditing}
              onClose={() => {
                place.close()
                active.refocus()
              }}
            />
          )
        }
      />
    </>
  )
}

const cells: Record<MenuField, string> = { status: "icon", priority: "mark", category: "chip" }

// Beside the value that changes; where there is no room for it, beside the row.
function cellOf(row: HTMLElement | null, field: MenuField): HTMLElement | null {
  const cell = row?.querySelector<HTMLElement>(`[data-cell=${cells[field]}]`)
  return cell && cell.offsetWidth > 0 ? cell : row
}
