import { memo, type MouseEvent, type Ref } from "react"
import type { Ticket } from "../../contract/tickets.ts"
import { awaitsPerson } from "../../contract/to-triage.ts"
import { writeSearchParams } from "../app/search-params.ts"
import { HitText } from "../search/HitText.tsx"
import { snippetOf } from "../search/hits.ts"
import { CategoryChip } from "../ui/CategoryChip.tsx"
import { fullDate, shortAge } from "../ui/format.ts"
import { DuplicateMark } from "../ui/DuplicateMark.tsx"
import { ListCell, ListRow, SelectCell } from "../ui/ListGrid.tsx"
import { PriorityMark } from "../ui/PriorityMark.tsx"
import { RowTitle } from "../ui/RowTitle.tsx"
import { StatusIcon } from "../ui/StatusIcon.tsx"
import type { QueueSearch } from "./filter.ts"

type Props = {
  ticket: Ticket
  filter: QueueSearch
  /** The words of the search, to be marked. */
  wanted: readonly string[]
  /** In milliseconds. */
  now: number
  rowRef?: Ref<HTMLDivElement>
  position: number
  top: number
  /** Whether the row has a line of its own for what was found in the description. */
  hasSnippetLine: boolean
  height: number
  isTabStop: boolean
  isActive: boolean
  isOpen: boolean
  isSelected: boolean
  describedBy?: string
  onOpen: (id: number) => void
  onToggle: (id: number) => void
  onFocus: (id: number) => void
}

const isPlainClick = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey

/** One ticket of the queue. Drawn again only when it changes: a move redraws two rows, not all. */
export const TicketRow = memo(function TicketRow(props: Props) {
  const { ticket, filter, wanted, now, hasSnippetLine, onOpen, onToggle, onFocus, ...row } = props
  const snippet = snippetOf(ticket.description, wanted)
  const besideTitle = snippet.hasHit ? "share" : "rest"
  const onClick = (event: MouseEvent) => {
    const { target } = event
    if (!(target instanceof Element) || target.closest("label")) return
    // With a modifier, the link in the row does what links do.
    if (!isPlainClick(event)) return
    event.preventDefault()
    onOpen(ticket.id)
  }
  return (
    <ListRow {...row} onClick={onClick} onFocus={() => onFocus(ticket.id)}>
      <SelectCell
        label={`Select #${ticket.id}`}
        isSelected={row.isSelected}
        onToggle={() => onToggle(ticket.id)}
      />
      <ListCell kind="mark">
        <PriorityMark priority={ticket.priority} />
      </ListCell>
      <ListCell kind="icon">
        <StatusIcon status={ticket.status} />
      </ListCell>
      <ListCell kind="number">#{ticket.id}</ListCell>
      <ListCell kind="main">
        <RowTitle
          href={`/tickets/${ticket.id}${writeSearchParams(filter)}`}
          text={ticket.title}
          mark={ticket.duplicate_of === null ? null : <DuplicateMark of={ticket.duplicate_of} />}
          title={<HitText text={ticket.title} wanted={wanted} />}
          snippet={<HitText text={snippet.text} wanted={wanted} />}
          snippetPlace={hasSnippetLine ? "below" : besideTitle}
        />
      </ListCell>
      <ListCell kind="chip">
        <CategoryChip
          category={ticket.category}
          isSuggested={awaitsPerson(ticket, "category")}
          isUnsure={ticket.category_certainty === "unsure"}
        />
      </ListCell>
      <ListCell kind="age" title={fullDate(ticket.created_at)}>
        <time dateTime={ticket.created_at}>{shortAge(ticket.created_at, now)}</time>
      </ListCell>
    </ListRow>
  )
})
