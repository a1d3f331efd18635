import { useQuery } from "@tanstack/react-query"
import { Sparkles, UserRound } from "lucide-react"
import type { Ticket } from "../../contract/tickets.ts"
import { Button } from "../ui/Button.tsx"
import { Row } from "../ui/Layout.tsx"
import { Skeleton } from "../ui/Skeleton.tsx"
import { Text } from "../ui/Text.tsx"
import { Timeline, TimelineItem } from "../ui/Timeline.tsx"
import { actorWords, historyWords } from "./history-words.ts"
import { historyQuery } from "./queries.ts"

/** What happened to the ticket: who, what, when. */
export function TicketHistory({ ticket }: { ticket: Ticket }) {
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
        >
          {actorWords(event)} {historyWords(event)}
        </TimelineItem>
      ))}
    </Timeline>
  )
}
