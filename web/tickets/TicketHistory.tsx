import { useQuery } from "@tanstack/react-query"
import { Sparkles, Undo2, UserRound } from "lucide-react"
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
  return (
    <Timeline>
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
                onClick={() => changes.undoVersion(ticket.id, event.version)}
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
