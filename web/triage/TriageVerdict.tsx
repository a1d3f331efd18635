import { useQuery } from "@tanstack/react-query"
import type { Ticket } from "../../contract/tickets.ts"
import type { Suggestion } from "../../contract/triage.ts"
import { keyName, shortcuts, type ShortcutName } from "../app/shortcuts.ts"
import type { MenuField } from "../tickets/change-rules.ts"
import { awaitsPerson } from "../tickets/change-rules.ts"
import { choicesOf, fieldLabels } from "../tickets/field-choices.tsx"
import { FieldMenuButton } from "../tickets/FieldMenu.tsx"
import { suggestionsQuery } from "../tickets/queries.ts"
import { Badge } from "../ui/Badge.tsx"
import { Button } from "../ui/Button.tsx"
import { Card } from "../ui/Card.tsx"
import { Kbd } from "../ui/Kbd.tsx"
import { Row, Stack } from "../ui/Layout.tsx"
import { Reason } from "../ui/Note.tsx"
import { PickerButton } from "../ui/PickerButton.tsx"
import { Text } from "../ui/Text.tsx"
import type { TriageWays } from "./TriageTicket.tsx"
import { abstentionWords, authorWords, confidenceWords } from "./words.ts"

type Props = {
  ticket: Ticket
  menu: { openMenu: MenuField | null; onOpenMenu: (field: MenuField | null) => void }
  ways: TriageWays
  onMark: () => void
}

const fields = ["category", "priority"] as const
const Key = ({ of }: { of: ShortcutName }) => <Kbd>{keyName(shortcuts[of].keys[0])}</Kbd>

/** What triage suggests for a ticket and how sure it is; accepted or corrected with one key. */
export function TriageVerdict({ ticket, menu, ways, onMark }: Props) {
  const { data: suggestions } = useQuery(suggestionsQuery(ticket.id))
  const latest = suggestions?.[0]
  const isDecided = fields.every((field) => !awaitsPerson(ticket, field))
  return (
    <Card title="Triage suggests" aside={latest ? authorWords(latest) : ""}>
      <Stack gap="large">
        {fields.map((field) => (
          <FieldVerdict
            key={field}
            field={field}
            ticket={ticket}
            suggestion={latest}
            isOpen={menu.openMenu === field}
            onOpenChange={(isOpen) => menu.onOpenMenu(isOpen ? field : null)}
          />
        ))}
        <Text tone="soft" size="small">
          {latest?.abstains ? abstentionWords[latest.abstains] : null}
        </Text>
        {isDecided ? (
          <Text tone="soft" size="small">
            A person chose both. Confirm or correct them for the desk: some are drawn to learn how
            often requesters and desk choose alike.
          </Text>
        ) : null}
        <Reason>{latest?.reason ?? ""}</Reason>
        <Row>
          <Button variant="primary" onClick={ways.accept}>
            {isDecided ? "Confirm" : "Accept"} <Key of="triageAccept" />
          </Button>
          <Button onClick={() => void ways.previous()}>
            Back <Key of="previous" />
          </Button>
          <Button onClick={() => void ways.next()}>
            Next <Key of="next" />
          </Button>
          <Button onClick={onMark}>
            Duplicate of… <Key of="triageDuplicate" />
          </Button>
        </Row>
      </Stack>
    </Card>
  )
}

type FieldProps = {
  field: "category" | "priority"
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
  if (ticket[`${field}_by`] === "person") return <Badge tone="accent">Decided</Badge>
  const certainty = ticket[`${field}_certainty`]
  return (
    <Row>
      {certainty === "unsure" ? <Badge tone="warning">Not sure</Badge> : null}
      {certainty === "audit" ? <Badge>Applied, drawn for a check</Badge> : null}
      {certainty === "applied" ? <Badge>Applied</Badge> : null}
      <Text tone="soft" size="small">
        {suggestion ? confidenceWords(suggestion, field) : ""}
      </Text>
    </Row>
  )
}
