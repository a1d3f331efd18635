import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { Backtest } from "../../contract/backtests.ts"
import { whyItFailed } from "../triage/words.ts"
import { Badge, type Tone } from "../ui/Badge.tsx"
import { Button } from "../ui/Button.tsx"
import { count, percent } from "../ui/format.ts"
import { Columns, Row, Stack } from "../ui/Layout.tsx"
import { Moment } from "../ui/Moment.tsx"
import { ProgressBar } from "../ui/ProgressBar.tsx"
import { Skeleton } from "../ui/Skeleton.tsx"
import { Text } from "../ui/Text.tsx"
import type { BacktestStep } from "./BacktestsCard.tsx"
import { FieldFigures } from "./FieldFigures.tsx"
import { backtestQuery } from "./queries.ts"
import { providerWords, workWords } from "./words.ts"

type Props = { backtest: Backtest; onStep: (name: BacktestStep["name"]) => void }

const tones: Record<Backtest["state"], Tone> = {
  waiting: "neutral",
  running: "accent",
  cancelled: "neutral",
  done: "accent",
  failed: "danger",
}

/** One back-test: how far it is, what it found, and the way to stop it or to go on. */
export function BacktestRow({ backtest, onStep }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const { state, size, done, created_at } = backtest
  const isGoing = state === "waiting" || state === "running"
  const name = `back-test ${backtest.id}`
  return (
    <Stack>
      <Row align="between">
        <Row>
          <Badge tone={tones[state]}>{state}</Badge>
          <Text>{providerWords(backtest)}</Text>
          <Text tone="soft" size="small">
            {count(done)} of {count(size)} · <Moment at={created_at} />
          </Text>
        </Row>
        <Row>
          {isGoing ? (
            <Button
              size="small"
              aria-label={`Cancel ${name}`}
              onClick={() => onStep("cancelBacktest")}
            >
              Cancel
            </Button>
          ) : null}
          {state === "cancelled" || state === "failed" ? (
            <Button
              size="small"
              aria-label={`Resume ${name}`}
              onClick={() => onStep("resumeBacktest")}
            >
              Resume
            </Button>
          ) : null}
          <Button
            size="small"
            aria-expanded={isOpen}
            aria-label={`Figures of ${name}`}
            onClick={() => setIsOpen(!isOpen)}
          >
            Figures
          </Button>
        </Row>
      </Row>
      <ProgressBar label={`Progress of ${name}`} done={done} of={size} />
      <Text tone="soft" size="small">
        {foundWords(backtest)}
      </Text>
      {isOpen ? <Figures backtest={backtest} /> : null}
    </Stack>
  )
}

function foundWords({ accuracy, failure, failures, done }: Backtest): string {
  const reason =
    failure === null ? "" : ` It stopped: ${whyItFailed[failure] ?? failure.replace(/\.$/, "")}.`
  const { category, priority } = accuracy
  const right =
    category.value === null
      ? `Too few answers to say how often it is right (${category.n}).`
      : `Right in ${percent(category.value)} of categories${priority.value === null ? "" : ` and ${percent(priority.value)} of priorities`}, after ${count(done)} tickets.`
  const failed = failures > 0 ? ` ${count(failures)} had no answer.` : ""
  return `${right}${failed}${reason}`
}

function Figures({ backtest }: { backtest: Backtest }) {
  const { data } = useQuery(backtestQuery(backtest))
  if (data === undefined) return <Skeleton height="8rem" />
  return (
    <Stack>
      <Text tone="soft" size="small">
        {workWords(data.report).join(" · ")}
      </Text>
      <Columns of={2}>
        <FieldFigures
          field="category"
          whose={`back-test ${backtest.id}`}
          quality={data.report.category}
        />
        <FieldFigures
          field="priority"
          whose={`back-test ${backtest.id}`}
          quality={data.report.priority}
        />
      </Columns>
    </Stack>
  )
}
