import type { Ticket } from "../../contract/tickets.ts"
import { Key } from "../app/Key.tsx"
import { Button } from "../ui/Button.tsx"
import { Row } from "../ui/Layout.tsx"

/** What can be done with the ticket that is looked at. */
export type TriageWays = {
  accept: () => void
  next: () => void
  previous: () => void | false
  undo: () => void
  mark: () => void
}

/** Whether people chose both values. */
export const isDecided = (ticket: Ticket) =>
  ticket.category_by === "person" && ticket.priority_by === "person"

type Props = { ticket: Ticket; ways: TriageWays }

/** The ways on from a ticket, each with its key. */
export const TriageActions = ({ ticket, ways }: Props) => (
  <Row>
    <Button variant="primary" onClick={ways.accept}>
      {isDecided(ticket) ? "Confirm" : "Accept"} <Key of="triageAccept" />
    </Button>
    <Button onClick={() => void ways.previous()}>
      Back <Key of="previous" />
    </Button>
    <Button onClick={ways.next}>
      Next <Key of="next" />
    </Button>
    <Button onClick={ways.mark}>
      Duplicate of… <Key of="triageDuplicate" />
    </Button>
    <Button variant="quiet" onClick={ways.undo}>
      Undo <Key of="undo" at={1} />
    </Button>
  </Row>
)
