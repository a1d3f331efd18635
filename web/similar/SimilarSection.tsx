import { lazy, Suspense, useState } from "react"
import type { Ticket } from "../../contract/tickets.ts"
import { Button } from "../ui/Button.tsx"
import { Row } from "../ui/Layout.tsx"
import { Duplicates } from "./Duplicates.tsx"
import { SimilarTickets } from "./SimilarTickets.tsx"

const DuplicateDialog = lazy(() => import("./DuplicateDialog.tsx"))

/** What is like an open ticket, what it is linked to, and the way to link it. */
export function SimilarSection({ ticket }: { ticket: Ticket }) {
  const [isMarking, setIsMarking] = useState(false)
  return (
    <>
      <Duplicates ticket={ticket} />
      <SimilarTickets id={ticket.id} />
      <Row>
        <Button size="small" onClick={() => setIsMarking(true)}>
          Mark as a duplicate of…
        </Button>
      </Row>
      {isMarking ? (
        <Suspense>
          <DuplicateDialog ticket={ticket} isOpen onClose={() => setIsMarking(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
