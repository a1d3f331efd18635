import { CircleCheckBig } from "lucide-react"
import { useState } from "react"
import { Key } from "../app/Key.tsx"
import { useShortcuts } from "../app/useShortcuts.ts"
import type { MenuField } from "../tickets/change-rules.ts"
import { useTicketChanges } from "../tickets/changes-context.ts"
import { noSuchTicket } from "../tickets/no-such-ticket.ts"
import { Button } from "../ui/Button.tsx"
import { EmptyState } from "../ui/EmptyState.tsx"
import { ErrorState } from "../ui/ErrorState.tsx"
import { LinkButton } from "../ui/LinkButton.tsx"
import { Page } from "../ui/Page.tsx"
import { Skeleton } from "../ui/Skeleton.tsx"
import { showToast } from "../ui/toasts.ts"
import { QueueLine } from "./QueueLine.tsx"
import { TriageTicket } from "./TriageTicket.tsx"
import { useTriageQueue, type TriageQueue } from "./useTriageQueue.ts"

const NothingWaits = () => (
  <EmptyState
    icon={<CircleCheckBig size={28} aria-hidden="true" />}
    title="Nothing waits for a person's word"
    actions={<LinkButton to="/">Go to the queue</LinkButton>}
  >
    Every category and priority of an unfinished ticket was decided, or applied by triage where it
    was sure enough. What arrives next is shown here.
  </EmptyState>
)

const NoSuchTicket = ({ name, onGoOn }: { name: string; onGoOn: () => void }) => (
  <EmptyState
    {...noSuchTicket(name)}
    actions={
      <Button variant="primary" onClick={onGoOn}>
        Go on with what waits <Key of="next" />
      </Button>
    }
  />
)

/** One ticket at a time, the urgent and unsure first: accept, correct, or mark as a duplicate. */
export function TriagePage() {
  const queue = useTriageQueue()
  return (
    <Page
      title="Triage"
      actions={<LinkButton to="/triage/quality">How often it is right</LinkButton>}
    >
      <Worked queue={queue} />
    </Page>
  )
}

function Worked({ queue }: { queue: TriageQueue }) {
  const changes = useTicketChanges()
  const [openMenu, setOpenMenu] = useState<MenuField | null>(null)
  const [isMarking, setIsMarking] = useState(false)
  const { ticket, next, previous } = queue

  const accept = () => {
    if (ticket === null) return
    changes.confirm(ticket.id)
    next()
  }
  const undo = () => {
    const [id] = changes.undoLast()
    if (id === undefined) showToast({ text: "There is nothing to undo." })
    else queue.show(id)
  }
  const mark = () => setIsMarking(ticket !== null)
  useShortcuts({
    triageAccept: accept,
    triageCategory: () => setOpenMenu("category"),
    triagePriority: () => setOpenMenu("priority"),
    triageDuplicate: mark,
    next,
    previous,
    undo,
  })

  if (queue.error && ticket === null) {
    return (
      <ErrorState title="The queue of triage cannot be read" onRetry={queue.retry}>
        {queue.error.message}
      </ErrorState>
    )
  }
  if (queue.unknown !== null) return <NoSuchTicket name={queue.unknown} onGoOn={next} />
  if (queue.isDone) return <NothingWaits />
  if (ticket === null) return <Skeleton height="12rem" />
  return (
    <>
      <QueueLine queue={queue} />
      <TriageTicket
        ticket={ticket}
        menu={{ openMenu, onOpenMenu: setOpenMenu }}
        marking={{ isMarking, onMarking: setIsMarking }}
        ways={{ accept, next, previous, undo, mark }}
      />
    </>
  )
}
