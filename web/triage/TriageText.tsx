import { useQuery } from "@tanstack/react-query"
import type { Explanation, ExplanationMark, Suggestion } from "../../contract/triage.ts"
import type { Ticket } from "../../contract/tickets.ts"
import { triageFields, type TriageField } from "../../contract/vocabulary.ts"
import { categoryLabels, priorityLabels, statusLabels } from "../ui/labels.ts"
import { Row, Stack } from "../ui/Layout.tsx"
import { MarkedText } from "../ui/MarkedText.tsx"
import { Moment } from "../ui/Moment.tsx"
import { PaneTitle, PlainText } from "../ui/Prose.tsx"
import { Text } from "../ui/Text.tsx"
import { TextLink } from "../ui/TextLink.tsx"
import { cutAtMarks } from "./marked-text.ts"
import { explanationQuery } from "./queue-queries.ts"

type Props = { ticket: Ticket; suggestion: Suggestion | undefined }

/** What the requester wrote, with the words that speak for what triage suggests. */
export function TriageText({ ticket, suggestion }: Props) {
  const { data: explanation } = useQuery(explanationQuery(ticket))
  return (
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
        <Marked text={ticket.title} part="title" explanation={explanation} />
      </PaneTitle>
      <PlainText>
        <Marked text={ticket.description} part="description" explanation={explanation} />
      </PlainText>
      {explanation ? <Legend explanation={explanation} suggestion={suggestion} /> : null}
    </Stack>
  )
}

type MarkedProps = {
  text: string
  part: ExplanationMark["part"]
  explanation: Explanation | undefined
}

const tones = { category: "accent", priority: "warning" } as const

function Marked({ text, part, explanation }: MarkedProps) {
  const marks = explanation?.marks.filter((mark) => mark.part === part) ?? []
  return (
    <MarkedText
      pieces={cutAtMarks(text, marks).map(({ text: piece, start, field }) => ({
        text: piece,
        start,
        tone: field === null ? null : tones[field],
        title: field && explanation ? `Speaks for ${valueWords(explanation, field)}` : "",
      }))}
    />
  )
}

const valueWords = ({ category, priority }: Explanation, field: TriageField) =>
  field === "category"
    ? `the category ${categoryLabels[category]}`
    : `${priorityLabels[priority].toLowerCase()} priority`

/** What the two kinds of marks mean, and whose they are. */
function Legend({
  explanation,
  suggestion,
}: {
  explanation: Explanation
  suggestion: Suggestion | undefined
}) {
  const fields = triageFields.filter((field) =>
    explanation.marks.some((mark) => mark.field === field),
  )
  if (fields.length === 0) return null
  const whose =
    suggestion?.source === "llm"
      ? `Marked by the built-in classifier, not by ${suggestion.model}:`
      : "Marked:"
  return (
    <Text tone="soft" size="small">
      {whose}{" "}
      {fields.map((field, at) => (
        <span key={field}>
          {at > 0 ? ", " : ""}
          <MarkedText
            pieces={[
              {
                text: field === "category" ? "solid line" : "dotted line",
                start: 0,
                tone: tones[field],
              },
            ]}
          />{" "}
          for {valueWords(explanation, field)}
        </span>
      ))}
      .
    </Text>
  )
}
