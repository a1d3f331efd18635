import type { RefObject } from "react"
import { useShortcuts } from "../app/useShortcuts.ts"
import type { MenuField } from "./change-rules.ts"
import { useTicketChanges } from "./changes-context.ts"
import type { QueuePlace } from "./queue-place.ts"
import type { ActiveTicket } from "./useActiveTicket.ts"
import type { Selection } from "./useSelection.ts"

type Parts = {
  place: QueuePlace
  active: ActiveTicket
  selection: Selection
  searchRef: RefObject<HTMLInputElement | null>
  setOpenMenu: (field: MenuField) => void
  setIsEditing: (isEditing: boolean) => void
}

/** The keys of the queue. They act on the selection, else the open ticket, else the active row. */
export function useQueueShortcuts(parts: Parts): void {
  const { place, active, selection, searchRef, setOpenMenu, setIsEditing } = parts
  const changes = useTicketChanges()
  const current = place.openId === null ? (active.active?.id ?? null) : Number(place.openId)
  const hasTarget = selection.ids.length > 0 || current !== null
  const openMenu = (field: MenuField) => () => (hasTarget ? setOpenMenu(field) : false)

  useShortcuts({
    search: () => {
      searchRef.current?.focus()
      searchRef.current?.select()
    },
    next: active.next,
    previous: active.previous,
    first: active.first,
    last: active.last,
    open: () => (place.openId === null ? active.open() : false),
    select: () => (current === null ? false : selection.toggle(current)),
    status: openMenu("status"),
    priority: openMenu("priority"),
    category: openMenu("category"),
    accept: () => {
      if (current !== null) changes.accept(current)
    },
    edit: () => (place.openId === null ? false : setIsEditing(true)),
    back: () => {
      if (selection.ids.length > 0) return selection.clear()
      if (place.openId === null) return false
      place.close()
      return active.refocus()
    },
    undo: () => void changes.undoLast(),
  })
}
