import { useQuery } from "@tanstack/react-query"
import { Sparkles, Undo2, UserRound } from "lucide-react"
import { useRef, useState } from "react"
import type { Ticket, TicketEvent } from "../../contract/tickets.ts"
import { Button } from "../ui/Button.tsx"
import { Disclosure } from "../ui/Disclosure.tsx"
import { IconButton } from "../ui/IconButton.tsx"
import { Row } from "../ui/Layout.tsx"
import { PlainText } from "../ui/Prose.tsx"
import { Skeleton } from "../ui/Skeleton.tsx"
import { Text } from "../ui/Text.tsx"
import { Timeline, TimelineItem } from "../ui/Timeline.tsx"
import { canUndo } from "./change-rules.ts"
import { useTicketChanges } from "./changes-context.ts"
import { actorWords, historyWords } from "./history-words.ts"
import { historyQuery } from "./queries.ts"

/** What happened to the ticket: who, what, when. A change that still stands can be undone here, also after a reload. */
export function TicketHistory({ ticket }: { ticket: Ticket }) {
  const changes = useTicketChanges()
  const [undoing, setUndoing] = useState<number | null>(null)
  const listRef = useRef<HTMLOListElement>(null)
  const { data: events, error, refetch } = useQuery(historyQuery(ticket.id))
  if (error && !events) {
    return (
      <Row>
        <Text tone="soft">The history cannot be loaded. {error.message}</Text>
        <Button size="small" onClick={() => void refetch()}>
          Try again
        </Button>
      </Row>
    )
  }
  if (!events) return <Skeleton width="70%" />
  const undo = async ({ version }: TicketEvent) => {
    if (undoing !== null) return
    setUndoing(version)
    await changes.undoVersion(ticket.id, version)
    setUndoing(null)
    // The button goes away with the change that it undid.
    listRef.current?.focus({ preventScroll: true })
  }
  return (
    <Timeline ref={listRef}>
      {events.map((event) => (
        <TimelineItem
          key={event.version}
          at={event.at}
          icon={event.actor === "triage" ? <Sparkles size={14} /> : <UserRound size={14} />}
          action={
            canUndo(ticket, event) ? (
              <IconButton
                label={`Undo: ${historyWords(event)}`}
                size="small"
                icon={<Undo2 size={14} aria-hidden="true" />}
                aria-disabled={undoing !== null}
                onClick={() => void undo(event)}
              />
            ) : null
          }
        >
          {actorWords(event)} {historyWords(event)}
          <OldDescription event={event} />
        </TimelineItem>
      ))}
    </Timeline>
  )
}

/** A description that an edit replaced; too long for a sentence, and never lost. */
function OldDescription({ event: { changes } }: { event: TicketEvent }) {
  const edit = changes.find(({ field }) => field === "description")
  if (edit === undefined) return null
  return (
    <Disclosure label="What it said before">
      <PlainText>{edit.from}</PlainText>
    </Disclosure>
  )
}
