import { useQuery } from "@tanstack/react-query"
import type { Ticket } from "../../contract/tickets.ts"
import { useTicketChanges } from "../tickets/changes-context.ts"
import { Button } from "../ui/Button.tsx"
import { Row } from "../ui/Layout.tsx"
import { Text } from "../ui/Text.tsx"
import { TextLink } from "../ui/TextLink.tsx"
import { duplicatesQuery } from "./queries.ts"

const Link = ({ id }: { id: number }) => (
  <TextLink to="/tickets/$ticketId" params={{ ticketId: String(id) }} search={{}}>
    #{id}
  </TextLink>
)

/** Of which ticket this one is a duplicate, and which are duplicates of it; nothing where neither. */
export function Duplicates({ ticket }: { ticket: Ticket }) {
  const changes = useTicketChanges()
  const { data: duplicates = [] } = useQuery(duplicatesQuery(ticket.id))
  return (
    <>
      {ticket.duplicate_of === null ? null : (
        <Row align="between">
          <Text>
            A duplicate of <Link id={ticket.duplicate_of} />
          </Text>
          <Button size="small" onClick={() => changes.unmarkDuplicate(ticket)}>
            Not a duplicate
          </Button>
        </Row>
      )}
      {duplicates.length === 0 ? null : (
        <Row gap="small">
          <Text>Duplicates:</Text>
          {duplicates.map(({ id }) => (
            <Link key={id} id={id} />
          ))}
        </Row>
      )}
    </>
  )
}
