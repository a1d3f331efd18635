import type { Ticket } from "../../contract/tickets.ts"
import { awaitsPerson } from "../../contract/to-triage.ts"
import { Row } from "../ui/Layout.tsx"
import { PickerButton } from "../ui/PickerButton.tsx"
import { menuFields, type MenuField } from "./change-rules.ts"
import { FieldMenuButton } from "./FieldMenu.tsx"
import { choicesOf, fieldLabels } from "./field-choices.tsx"

type Props = {
  ticket: Ticket
  openMenu: MenuField | null
  onOpenMenu: (field: MenuField | null) => void
}

const isSuggested = (ticket: Ticket, field: MenuField): boolean =>
  field !== "status" && awaitsPerson(ticket, field)

/** Status, priority and category of a ticket, each with its menu. */
export const TicketPickers = ({ ticket, openMenu, onOpenMenu }: Props) => (
  <Row>
    {menuFields.map((field) => {
      const choice = choicesOf[field].find(({ value }) => value === ticket[field])
      return (
        <FieldMenuButton
          key={field}
          field={field}
          ids={[ticket.id]}
          value={ticket[field]}
          isOpen={openMenu === field}
          onOpenChange={(isOpen) => onOpenMenu(isOpen ? field : null)}
          renderButton={(props) => (
            <PickerButton
              {...props}
              label={fieldLabels[field]}
              value={choice?.label ?? ticket[field]}
              icon={choice?.icon}
              isSuggested={isSuggested(ticket, field)}
            />
          )}
        />
      )
    })}
  </Row>
)
