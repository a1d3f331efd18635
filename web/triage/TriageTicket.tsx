import { useQuery } from "@tanstack/react-query"
import type { ExplanationMark } from "../../contract/triage.ts"
import type { Ticket } from "../../contract/tickets.ts"
import type { MenuField } from "../tickets/change-rules.ts"
import DuplicateDialog from "../similar/DuplicateDialog.tsx"
import { Duplicates } from "../similar/Duplicates.tsx"
import { SimilarTickets } from "../similar/SimilarTickets.tsx"
import { categoryLabels, priorityLabels, statusLabels } from "../ui/labels.ts"
import { Card } from "../ui/Card.tsx"
import { Columns, Row, Stack } from "../ui/Layout.tsx"
import { MarkedText } from "../ui/MarkedText.tsx"
import { Moment } from "../ui/Moment.tsx"
import { PaneTitle, PlainText } from "../ui/Prose.tsx"
import { Text } from "../ui/Text.tsx"
import { TextLink } from "../ui/TextLink.tsx"
import { cutAtMarks } from "./marked-text.ts"
import { explanationQuery } from "./queue-queries.ts"
import { TriageVerdict } from "./TriageVerdict.tsx"

export type TriageWays = {
  accept: () => void
  next: () => void | false
  previous: () => void | false
}

type Props = {
  ticket: Ticket
  menu: { openMenu: MenuField | null; onOpenMenu: (field: MenuField | null) => void }
  marking: { isMarking: boolean; onMarking: (isMarking: boolean) => void }
  ways: TriageWays
}

/** A ticket with the words that decided, what triage makes of it, and what else is like it. */
export function TriageTicket({ ticket, menu, marking, ways }: Props) {
  const { data: explanation } = useQuery(explanationQuery(ticket))
  const marksIn = (part: ExplanationMark["part"]) =>
    explanation?.marks.filter((mark) => mark.part === part) ?? []
  return (
    <Columns of={2}>
      <Card>
        <Stack gap="large">
          <Row align="between">
            <TextLink to="/tickets/$ticketId" params={{ ticketId: String(ticket.id) }} search={{}}>
              #{ticket.id}
            </TextLink>
            <Text tone="soft" size="small">
              {statusLabels[ticket.status]} · <Moment at={ticket.created_at} />
            </Text>
          </Row>
          <PaneTitle>
            <Marked text={ticket.title} marks={marksIn("title")} ticket={ticket} />
          </PaneTitle>
          <PlainText>
            <Marked text={ticket.description} marks={marksIn("description")} ticket={ticket} />
          </PlainText>
        </Stack>
      </Card>
      <Stack gap="large">
        <TriageVerdict
          ticket={ticket}
          menu={menu}
          ways={ways}
          onMark={() => marking.onMarking(true)}
        />
        <Card title="Similar tickets">
          <Stack>
            <Duplicates ticket={ticket} />
            <SimilarTickets id={ticket.id} />
          </Stack>
        </Card>
        <DuplicateDialog
          ticket={ticket}
          isOpen={marking.isMarking}
          onClose={() => marking.onMarking(false)}
        />
      </Stack>
    </Columns>
  )
}

type MarkedProps = { text: string; marks: readonly ExplanationMark[]; ticket: Ticket }

const Marked = ({ text, marks, ticket }: MarkedProps) => (
  <MarkedText
    pieces={cutAtMarks(text, marks).map(({ text: piece, start, field }) => ({
      text: piece,
      start,
      tone: field === null ? null : field === "category" ? "accent" : "warning",
      title: field === null ? "" : speaksFor(ticket, field),
    }))}
  />
)

const speaksFor = (ticket: Ticket, field: "category" | "priority"): string =>
  field === "category"
    ? `Speaks for ${categoryLabels[ticket.category]}`
    : `Speaks for ${priorityLabels[ticket.priority].toLowerCase()} priority`
