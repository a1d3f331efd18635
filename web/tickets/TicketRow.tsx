import type { MouseEvent, Ref } from "react"
import type { Ticket } from "../../contract/tickets.ts"
import { CategoryChip } from "../ui/CategoryChip.tsx"
import { fullDate, shortAge } from "../ui/format.ts"
import { ListCell, ListRow, SelectCell } from "../ui/ListGrid.tsx"
import { PriorityMark } from "../ui/PriorityMark.tsx"
import { RowTitle } from "../ui/RowTitle.tsx"
import { StatusIcon } from "../ui/StatusIcon.tsx"
import type { QueueSearch } from "./filter.ts"

type Props = {
  ticket: Ticket
  filter: QueueSearch
  rowRef?: Ref<HTMLDivElement>
  position: number
  top: number
  height: number
  isTabStop: boolean
  isActive: boolean
  isOpen: boolean
  isSelected: boolean
  onOpen: () => void
  onToggle: () => void
  onFocus: () => void
}

const snippetLength = 160

const snippetOf = ({ description }: Ticket): string =>
  description.slice(0, snippetLength).replaceAll(/\s+/g, " ")

/** One ticket of the queue. */
export function TicketRow({ ticket, filter, onOpen, onToggle, ...row }: Props) {
  const onClick = (event: MouseEvent) => {
    const isOwn = event.target instanceof Element && event.target.closest("a, label")
    if (!isOwn) onOpen()
  }
  return (
    <ListRow {...row} onClick={onClick}>
      <SelectCell label={`Select #${ticket.id}`} isSelected={row.isSelected} onToggle={onToggle} />
      <ListCell kind="mark">
        <PriorityMark priority={ticket.priority} />
      </ListCell>
      <ListCell kind="icon">
        <StatusIcon status={ticket.status} />
      </ListCell>
      <ListCell kind="number">#{ticket.id}</ListCell>
      <ListCell kind="main">
        <RowTitle
          to="/tickets/$ticketId"
          params={{ ticketId: String(ticket.id) }}
          search={filter}
          text={ticket.title}
          snippet={snippetOf(ticket)}
        />
      </ListCell>
      <ListCell kind="chip">
        <CategoryChip category={ticket.category} by={ticket.category_by} />
      </ListCell>
      <ListCell kind="age" title={fullDate(ticket.created_at)}>
        <time dateTime={ticket.created_at}>{shortAge(ticket.created_at)}</time>
      </ListCell>
    </ListRow>
  )
}
