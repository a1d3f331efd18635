import { useQuery } from "@tanstack/react-query"
import { useRef } from "react"
import type { Ticket } from "../../contract/tickets.ts"
import type { MenuField } from "../tickets/change-rules.ts"
import { suggestionsQuery } from "../tickets/queries.ts"
import DuplicateDialog from "../similar/DuplicateDialog.tsx"
import { Duplicates } from "../similar/Duplicates.tsx"
import { SimilarTickets } from "../similar/SimilarTickets.tsx"
import { categoryLabels, priorityLabels } from "../ui/labels.ts"
import { Card } from "../ui/Card.tsx"
import { FocusTarget } from "../ui/FocusTarget.tsx"
import { Columns, Stack } from "../ui/Layout.tsx"
import { StickyFoot } from "../ui/StickyFoot.tsx"
import { Text } from "../ui/Text.tsx"
import { useIsPhone } from "../ui/useIsPhone.ts"
import { TriageActions, type TriageWays } from "./TriageActions.tsx"
import { TriageText } from "./TriageText.tsx"
import { TriageVerdict } from "./TriageVerdict.tsx"

type Props = {
  ticket: Ticket
  menu: { openMenu: MenuField | null; onOpenMenu: (field: MenuField | null) => void }
  marking: { isMarking: boolean; onMarking: (isMarking: boolean) => void }
  ways: TriageWays
}

/** A ticket with the words that decided, what triage makes of it, and what else is like it. */
export function TriageTicket({ ticket, menu, marking, ways }: Props) {
  const { data: suggestions } = useQuery(suggestionsQuery(ticket.id))
  const isPhone = useIsPhone()
  const text = useRef<HTMLDivElement>(null)
  const suggestion = suggestions?.[0]
  const actions = <TriageActions ticket={ticket} ways={ways} />
  return (
    <>
      <Columns of={2}>
        <Card>
          {/* Takes the focus when a dialog closes, so that the next key acts on the ticket. */}
          <FocusTarget ref={text}>
            <TriageText ticket={ticket} suggestion={suggestion} />
          </FocusTarget>
        </Card>
        <Stack gap="large">
          <TriageVerdict ticket={ticket} suggestion={suggestion} menu={menu}>
            {isPhone ? null : actions}
          </TriageVerdict>
          <Card title="Similar tickets">
            <Stack>
              <Duplicates ticket={ticket} />
              <SimilarTickets id={ticket.id} />
            </Stack>
          </Card>
        </Stack>
      </Columns>
      {isPhone ? (
        <StickyFoot>
          <Text tone="soft" size="small">
            {categoryLabels[ticket.category]}, {priorityLabels[ticket.priority].toLowerCase()}{" "}
            priority
          </Text>
          {actions}
        </StickyFoot>
      ) : null}
      <DuplicateDialog
        ticket={ticket}
        isOpen={marking.isMarking}
        focusAfter={text}
        onClose={() => marking.onMarking(false)}
        onMarked={ways.next}
      />
    </>
  )
}
