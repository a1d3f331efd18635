import { CircleCheckBig } from "lucide-react"
import { useState } from "react"
import { useShortcuts } from "../app/useShortcuts.ts"
import type { MenuField } from "../tickets/change-rules.ts"
import { useTicketChanges } from "../tickets/changes-context.ts"
import { EmptyState } from "../ui/EmptyState.tsx"
import { ErrorState } from "../ui/ErrorState.tsx"
import { count } from "../ui/format.ts"
import { LinkButton } from "../ui/LinkButton.tsx"
import { Page } from "../ui/Page.tsx"
import { Skeleton } from "../ui/Skeleton.tsx"
import { Text } from "../ui/Text.tsx"
import { TriageTicket } from "./TriageTicket.tsx"
import { useTriageQueue, type TriageQueue } from "./useTriageQueue.ts"

const Scoreboard = () => <LinkButton to="/triage/quality">How often it is right</LinkButton>

const Left = ({ queue }: { queue: TriageQueue }) => (
  <Text tone="soft">{queue.waiting ? `${count(queue.waiting)} waiting` : ""}</Text>
)

const NothingWaits = () => (
  <EmptyState
    icon={<CircleCheckBig size={28} aria-hidden="true" />}
    title="Nothing waits for a person's word"
    actions={<LinkButton to="/">Go to the queue</LinkButton>}
  >
    Every category and priority of an unfinished ticket was decided, or applied by triage where it
    was sure enough.
  </EmptyState>
)

/** One ticket at a time, the urgent and unsure first: accept, correct, or mark as a duplicate. */
export function TriagePage() {
  const queue = useTriageQueue()
  if (queue.error && queue.ticket === null) {
    return (
      <Page title="Triage" actions={<Scoreboard />}>
        <ErrorState title="The queue of triage cannot be read" onRetry={queue.retry}>
          {queue.error.message}
        </ErrorState>
      </Page>
    )
  }
  if (queue.isDone) {
    return (
      <Page title="Triage" actions={<Scoreboard />}>
        <NothingWaits />
      </Page>
    )
  }
  return (
    <Page
      title="Triage"
      actions={
        <>
          <Left queue={queue} />
          <Scoreboard />
        </>
      }
    >
      {queue.ticket === null ? <Skeleton height="12rem" /> : <Worked queue={queue} />}
    </Page>
  )
}

function Worked({ queue }: { queue: TriageQueue }) {
  const changes = useTicketChanges()
  const [openMenu, setOpenMenu] = useState<MenuField | null>(null)
  const [isMarking, setIsMarking] = useState(false)
  const { ticket } = queue
  const accept = () => {
    if (ticket === null) return
    changes.confirm(ticket.id)
    queue.next()
  }
  useShortcuts({
    triageAccept: accept,
    triageCategory: () => setOpenMenu("category"),
    triagePriority: () => setOpenMenu("priority"),
    triageDuplicate: () => setIsMarking(true),
    next: queue.next,
    previous: queue.previous,
    undo: () => void changes.undoLast(),
  })
  if (ticket === null) return null
  return (
    <TriageTicket
      ticket={ticket}
      menu={{ openMenu, onOpenMenu: setOpenMenu }}
      marking={{ isMarking, onMarking: setIsMarking }}
      ways={{ accept, next: queue.next, previous: queue.previous }}
    />
  )
}
