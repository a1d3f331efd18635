import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { idParameter } from "../../contract/endpoint.ts"
import { ApiError } from "../app/api-client.ts"
import { keyOf } from "../app/shortcuts.ts"
import { ErrorState } from "../ui/ErrorState.tsx"
import { useDocumentTitle } from "../ui/Page.tsx"
import { PaneFrame, PaneSection } from "../ui/PaneFrame.tsx"
import { Skeleton } from "../ui/Skeleton.tsx"
import { cachedTicket } from "./cached-tickets.ts"
import type { MenuField } from "./change-rules.ts"
import { CopyLinkButton } from "./CopyLinkButton.tsx"
import { keptEdit } from "./edit-drafts.ts"
import { noSuchTicket } from "./no-such-ticket.ts"
import { ticketQuery } from "./queries.ts"
import { TicketDetail } from "./TicketDetail.tsx"

type Props = {
  /** As it stands in the address. */
  ticketId: string
  openMenu: MenuField | null
  onOpenMenu: (field: MenuField | null) => void
  isEditing: boolean
  onEdit: (isEditing: boolean) => void
  onClose: () => void
}

/** The open ticket. */
export function TicketPane({ ticketId, onClose, ...detail }: Props) {
  const { onEdit } = detail
  const closing = { onClose, closeKey: keyOf("back") }
  // A ticket opens to be read, unless an edit of it was left unfinished.
  useEffect(() => {
    onEdit(keptEdit(Number(ticketId)) !== undefined)
  }, [ticketId, onEdit])
  const id = idParameter.safeParse(ticketId)
  if (!id.success) {
    return (
      <PaneFrame label="Ticket" {...closing}>
        <ErrorState {...noSuchTicket(ticketId)} />
      </PaneFrame>
    )
  }
  return (
    <PaneFrame label={`#${id.data}`} actions={<CopyLinkButton id={id.data} />} {...closing}>
      <LoadedTicket id={id.data} {...detail} />
    </PaneFrame>
  )
}

function LoadedTicket({ id, ...detail }: Omit<Props, "ticketId" | "onClose"> & { id: number }) {
  const client = useQueryClient()
  const query = useQuery({ ...ticketQuery(id), placeholderData: () => cachedTicket(client, id) })
  const { data: ticket } = query
  const problem = query.error ?? query.failureReason
  useDocumentTitle(ticket ? `#${id} ${ticket.title}` : `#${id}`)
  if (ticket) return <TicketDetail ticket={ticket} {...detail} />
  if (problem instanceof ApiError && problem.status === 404) {
    return <ErrorState {...noSuchTicket(String(id))} />
  }
  if (problem) {
    return (
      <ErrorState title={`#${id} cannot be loaded`} onRetry={() => void query.refetch()}>
        {problem.message}
      </ErrorState>
    )
  }
  return (
    <PaneSection>
      <Skeleton width="80%" height="1.25rem" />
      <Skeleton width="60%" />
      <Skeleton width="90%" />
    </PaneSection>
  )
}
