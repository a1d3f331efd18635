import type { ReactNode } from "react"
import type { Ticket } from "../../contract/tickets.ts"
import { awaitsPerson } from "../../contract/to-triage.ts"
import type { Suggestion } from "../../contract/triage.ts"
import { triageFields, type TriageField } from "../../contract/vocabulary.ts"
import { Key } from "../app/Key.tsx"
import type { MenuField } from "../tickets/change-rules.ts"
import { choicesOf, fieldLabels } from "../tickets/field-choices.tsx"
import { FieldMenuButton } from "../tickets/FieldMenu.tsx"
import { Badge } from "../ui/Badge.tsx"
import { Card } from "../ui/Card.tsx"
import { Row, Stack } from "../ui/Layout.tsx"
import { Reason } from "../ui/Note.tsx"
import { PickerButton } from "../ui/PickerButton.tsx"
import { Text } from "../ui/Text.tsx"
import { isDecided } from "./TriageActions.tsx"
import { abstentionWords, authorWords, standingWords } from "./words.ts"

type Props = {
  ticket: Ticket
  suggestion: Suggestion | undefined
  menu: { openMenu: MenuField | null; onOpenMenu: (field: MenuField | null) => void }
  /** What can be done about it. */
  children: ReactNode
}

/** What triage suggests for a ticket and how sure it is, beside what was decided since. */
export const TriageVerdict = ({ ticket, suggestion, menu, children }: Props) => (
  <Card title="Triage suggests" aside={suggestion ? authorWords(suggestion) : ""}>
    <Stack gap="large">
      {triageFields.map((field) => (
        <FieldVerdict
          key={field}
          field={field}
          ticket={ticket}
          suggestion={suggestion}
          isOpen={menu.openMenu === field}
          onOpenChange={(isOpen) => menu.onOpenMenu(isOpen ? field : null)}
        />
      ))}
      <Text tone="soft" size="small">
        {suggestion?.abstains ? abstentionWords[suggestion.abstains] : null}
      </Text>
      {isDecided(ticket) ? (
        <Text tone="soft" size="small">
          A person chose both. Confirm or correct them for the desk: some are drawn to learn how
          often requesters and desk choose alike.
        </Text>
      ) : null}
      <Reason>{suggestion?.reason ?? ""}</Reason>
      {children}
    </Stack>
  </Card>
)

type FieldProps = {
  field: TriageField
  ticket: Ticket
  suggestion: Suggestion | undefined
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

function FieldVerdict({ field, ticket, suggestion, isOpen, onOpenChange }: FieldProps) {
  const choice = choicesOf[field].find(({ value }) => value === ticket[field])
  const isWaiting = awaitsPerson(ticket, field)
  return (
    <Row align="between">
      <Row>
        <FieldMenuButton
          field={field}
          ids={[ticket.id]}
          value={ticket[field]}
          isOpen={isOpen}
          onOpenChange={onOpenChange}
          renderButton={(props) => (
            <PickerButton
              {...props}
              label={fieldLabels[field]}
              value={choice?.label ?? ticket[field]}
              icon={choice?.icon}
              isSuggested={isWaiting}
            />
          )}
        />
        <Key of={field === "category" ? "triageCategory" : "triagePriority"} />
      </Row>
      <Standing field={field} ticket={ticket} suggestion={suggestion} />
    </Row>
  )
}

function Standing({ field, ticket, suggestion }: Omit<FieldProps, "isOpen" | "onOpenChange">) {
  const certainty = ticket[`${field}_certainty`]
  return (
    <Row>
      {ticket[`${field}_by`] === "person" ? <Badge tone="accent">Decided</Badge> : null}
      {certainty === "unsure" ? <Badge tone="warning">Not sure</Badge> : null}
      {certainty === "audit" ? <Badge>Applied, drawn for a check</Badge> : null}
      {certainty === "applied" ? <Badge>Applied</Badge> : null}
      <Text tone="soft" size="small">
        {suggestion ? standingWords(suggestion, ticket, field) : ""}
      </Text>
    </Row>
  )
}
