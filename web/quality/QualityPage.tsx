import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Button } from "../ui/Button.tsx"
import { EmptyState } from "../ui/EmptyState.tsx"
import { ErrorState } from "../ui/ErrorState.tsx"
import { LinkButton } from "../ui/LinkButton.tsx"
import { Page } from "../ui/Page.tsx"
import { Skeleton } from "../ui/Skeleton.tsx"
import { BacktestsCard } from "./BacktestsCard.tsx"
import { ModelsCard } from "./ModelsCard.tsx"
import { PeopleCard } from "./PeopleCard.tsx"
import { ProviderCard } from "./ProviderCard.tsx"
import { qualityQuery } from "./queries.ts"
import { TakeBackCard } from "./TakeBackCard.tsx"
import { ThresholdCard } from "./ThresholdCard.tsx"

const ranges = [30, 90, 365]

const RangePicker = ({ days, onPick }: { days: number; onPick: (days: number) => void }) => (
  <fieldset className="flex gap-1">
    <legend className="sr-only">Span of time</legend>
    {ranges.map((range) => (
      <Button
        key={range}
        size="small"
        variant={range === days ? "secondary" : "quiet"}
        aria-pressed={range === days}
        onClick={() => onPick(range)}
      >
        {range} days
      </Button>
    ))}
  </fieldset>
)

/** How often triage is right, and what it may do by itself. */
export function QualityPage() {
  const [days, setDays] = useState(90)
  const { data: quality, error, refetch } = useQuery(qualityQuery(days))
  const picker = <RangePicker days={days} onPick={setDays} />
  if (quality === undefined && error) {
    return (
      <Page title="Triage quality" actions={picker}>
        <ErrorState title="The scoreboard cannot be read" onRetry={() => void refetch()}>
          {error.message}
        </ErrorState>
      </Page>
    )
  }
  return (
    <Page title="Triage quality" actions={picker}>
      {quality === undefined ? <Skeleton height="16rem" /> : null}
      {quality?.providers.length === 0 ? <NoAnswers /> : null}
      {quality?.providers.map((one) => (
        <ProviderCard key={`${one.provider} ${one.model} ${one.prompt_version}`} quality={one} />
      ))}
      {quality ? <PeopleCard quality={quality} /> : null}
      <ThresholdCard />
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
