import type { ReactNode } from "react"
import type { SimilarTicket } from "../../contract/similar.ts"
import { CategoryChip } from "../ui/CategoryChip.tsx"
import { percent } from "../ui/format.ts"
import { Row, Stack } from "../ui/Layout.tsx"
import { IconLine } from "../ui/IconLine.tsx"
import { PlainList } from "../ui/PlainList.tsx"
import { PriorityMark } from "../ui/PriorityMark.tsx"
import { StatusIcon } from "../ui/StatusIcon.tsx"
import { Text } from "../ui/Text.tsx"
import { TextLink } from "../ui/TextLink.tsx"

type Props = {
  tickets: readonly SimilarTicket[]
  /** What can be done with each, such as marking a duplicate of it. */
  renderAction?: (ticket: SimilarTicket, at: number) => ReactNode
}

/** Similar tickets with what was decided there, and the rare words that both share. */
export const SimilarList = ({ tickets, renderAction }: Props) => (
  <PlainList>
    {tickets.map((ticket, at) => (
      <IconLine
        key={ticket.id}
        icon={<StatusIcon status={ticket.status} />}
        action={renderAction?.(ticket, at)}
      >
        <Stack gap="small">
          <TextLink to="/tickets/$ticketId" params={{ ticketId: String(ticket.id) }} search={{}}>
            #{ticket.id} <bdi>{ticket.title}</bdi>
          </TextLink>
          <Row>
            <PriorityMark priority={ticket.priority} />
            <CategoryChip
              category={ticket.category}
              isSuggested={ticket.category_by === "triage"}
            />
            <Text tone="soft" size="small">
              {likenessWords(ticket)}
            </Text>
          </Row>
        </Stack>
      </IconLine>
    ))}
  </PlainList>
)

function likenessWords({ similarity, evidence, duplicate_of }: SimilarTicket): string {
  const words = `${percent(similarity)} alike: ${evidence.join(", ")}`
  return duplicate_of === null ? words : `${words} · a duplicate of #${duplicate_of}`
}
