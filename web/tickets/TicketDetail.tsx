import { PenLine } from "lucide-react"
import { lazy, Suspense } from "react"
import type { Ticket } from "../../contract/tickets.ts"
import { keyOf } from "../app/shortcuts.ts"
import { SimilarSection } from "../similar/SimilarSection.tsx"
import { IconButton } from "../ui/IconButton.tsx"
import { Heading } from "../ui/Heading.tsx"
import { PaneSection } from "../ui/PaneFrame.tsx"
import { Moment } from "../ui/Moment.tsx"
import { PaneTitle, PlainText } from "../ui/Prose.tsx"
import type { MenuField } from "./change-rules.ts"
import { Provenance } from "./Provenance.tsx"
import { TicketHistory } from "./TicketHistory.tsx"
import { TicketPickers } from "./TicketPickers.tsx"

const TicketEditor = lazy(() => import("./TicketEditor.tsx"))

type Props = {
  ticket: Ticket
  openMenu: MenuField | null
  onOpenMenu: (field: MenuField | null) => void
  isEditing: boolean
  onEdit: (isEditing: boolean) => void
}

/** A ticket in full: what it is, where it stands, what happened to it. */
export const TicketDetail = ({ ticket, openMenu, onOpenMenu, isEditing, onEdit }: Props) => (
  <>
    {isEditing ? (
      <PaneSection>
        <PaneTitle>Edit #{ticket.id}</PaneTitle>
        <Suspense>
          <TicketEditor ticket={ticket} onDone={() => onEdit(false)} />
        </Suspense>
      </PaneSection>
    ) : (
      <PaneSection>
        <Heading
          action={
            <IconButton
              label="Edit title and description"
              shortcut={keyOf("edit")}
              size="small"
              icon={<PenLine size={14} aria-hidden="true" />}
              onClick={() => onEdit(true)}
            />
          }
        >
          <PaneTitle>{ticket.title}</PaneTitle>
        </Heading>
        <TicketPickers ticket={ticket} openMenu={openMenu} onOpenMenu={onOpenMenu} />
        <Provenance ticket={ticket} />
      </PaneSection>
    )}
    {isEditing ? null : (
      <PaneSection title="Description" aside={<Moment at={ticket.created_at} />}>
        <PlainText>{ticket.description}</PlainText>
      </PaneSection>
    )}
    <PaneSection title="Similar tickets">
      <SimilarSection ticket={ticket} />
    </PaneSection>
    <PaneSection title="History">
      <TicketHistory ticket={ticket} />
    </PaneSection>
  </>
)
