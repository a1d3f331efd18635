import { useQuery } from "@tanstack/react-query"
import { ChartColumn } from "lucide-react"
import { EmptyState } from "../ui/EmptyState.tsx"
import { ErrorState } from "../ui/ErrorState.tsx"
import { LinkButton } from "../ui/LinkButton.tsx"
import { Page } from "../ui/Page.tsx"
import { Breakdowns } from "./Breakdowns.tsx"
import { DailyCard } from "./DailyCard.tsx"
import { DeskFigures } from "./DeskFigures.tsx"
import { queueCountsQuery, statsQuery } from "./queries.ts"
import { StaleNotice } from "./StaleNotice.tsx"

const EmptyDesk = () => (
  <EmptyState
    icon={<ChartColumn size={24} aria-hidden="true" />}
    title="No figures yet"
    actions={
      <>
        <LinkButton to="/new" variant="primary">
          New ticket
        </LinkButton>
        <LinkButton to="/">Go to the queue</LinkButton>
      </>
    }
  >
    The dashboard counts tickets, and this desk has none. Write the first one, or fill the desk with
    sample tickets from the queue.
  </EmptyState>
)

/** The desk in figures; live updates mark its queries stale, so it follows by itself. */
export function DashboardPage() {
  const stats = useQuery(statsQuery())
  const queue = useQuery(queueCountsQuery())

  // What is passing is asked again for as long as it takes; the person hears of it meanwhile.
  if (stats.data === undefined && stats.failureReason) {
    return (
      <Page title="Dashboard">
        <ErrorState title="The figures cannot be read" onRetry={() => void stats.refetch()}>
          {stats.failureReason.message}
        </ErrorState>
      </Page>
    )
  }
  if (stats.data?.total_tickets === 0) {
    return (
      <Page title="Dashboard">
        <EmptyDesk />
      </Page>
    )
  }
  return (
    <Page title="Dashboard" actions={<StaleNotice query={stats} />}>
      <DeskFigures stats={stats.data} />
      <DailyCard />
      <Breakdowns stats={stats.data} queue={queue.data} />
    </Page>
  )
}
