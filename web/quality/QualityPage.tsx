import { useQuery } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { DaysPicker } from "../ui/DaysPicker.tsx"
import { EmptyState } from "../ui/EmptyState.tsx"
import { ErrorState } from "../ui/ErrorState.tsx"
import { LinkButton } from "../ui/LinkButton.tsx"
import { Page } from "../ui/Page.tsx"
import { Skeleton } from "../ui/Skeleton.tsx"
import { BacktestsCard } from "./BacktestsCard.tsx"
import { ModelsCard } from "./ModelsCard.tsx"
import { PeopleCard } from "./PeopleCard.tsx"
import { ActiveProvider, OtherProviders } from "./Providers.tsx"
import { qualityQuery } from "./queries.ts"
import { lastDays, type QualitySearch } from "./span.ts"
import { TakeBackCard } from "./TakeBackCard.tsx"
import { ThresholdCard } from "./ThresholdCard.tsx"

const ranges = [30, 90, 365]

function SpanPicker({ shown }: { shown: QualitySearch }) {
  const navigate = useNavigate()
  const isShown = (days: number) => shown.to === undefined && shown.from === lastDays(days).from
  return (
    <DaysPicker
      label="Span of time"
      choices={ranges}
      days={ranges.find(isShown) ?? null}
      onPick={(days) =>
        void navigate({ to: "/triage/quality", search: lastDays(days), replace: true })
      }
    />
  )
}

/** How often triage is right, and what it may do by itself. */
export function QualityPage() {
  const span = useSearch({ from: "/triage/quality" })
  const { data: quality, failureReason, refetch } = useQuery(qualityQuery(span))
  const picker = <SpanPicker shown={span} />
  // What is passing is asked again for as long as it takes; the person hears of it meanwhile.
  if (quality === undefined && failureReason) {
    return (
      <Page title="Triage quality" actions={picker}>
        <ErrorState title="The scoreboard cannot be read" onRetry={() => void refetch()}>
          {failureReason.message}
        </ErrorState>
      </Page>
    )
  }
  return (
    <Page title="Triage quality" actions={picker}>
      {quality === undefined ? <Skeleton height="16rem" /> : null}
      {quality?.providers.length === 0 ? <NoAnswers /> : null}
      {quality ? <ActiveProvider quality={quality} /> : null}
      <ThresholdCard />
      {quality ? <OtherProviders quality={quality} /> : null}
      {quality ? <PeopleCard quality={quality} /> : null}
      <BacktestsCard />
      <ModelsCard />
      <TakeBackCard providers={quality?.providers ?? []} />
    </Page>
  )
}

const NoAnswers = () => (
  <EmptyState
    title="Triage has not answered in this time"
    actions={<LinkButton to="/new">Write a ticket</LinkButton>}
  >
    Every answer is kept and compared with what people decide. Accept or correct what triage
    suggests, and its record stands here.
  </EmptyState>
)
