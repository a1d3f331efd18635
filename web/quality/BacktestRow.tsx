import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { Backtest, BacktestReport } from "../../contract/backtests.ts"
import { whyItFailed } from "../triage/words.ts"
import { authorWords } from "../triage/words.ts"
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
import { moneyWords, rangeWords, workWords } from "./words.ts"

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
  // Its figures change with every answer while it runs; then only who looks at them waits for them.
  const { data } = useQuery({ ...backtestQuery(backtest), enabled: isOpen || !isGoing })
  return (
    <Stack>
      <Row align="between">
        <Row>
          <Badge tone={tones[state]}>{state}</Badge>
          <Text>{authorWords(backtest)}</Text>
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
        {[data ? foundWords(backtest, data.report) : "", endWords(backtest)].join(" ")}
      </Text>
      {isOpen ? <Figures backtest={backtest} report={data?.report} /> : null}
    </Stack>
  )
}

/** What it found in one sentence, as a lead would repeat it. */
function foundWords(backtest: Backtest, { category, cost }: BacktestReport): string {
  const { accuracy, coverage, accuracy_covered, majority } = category
  if (accuracy.value === null) {
    return `Too few answers about categories to say how often it is right (${count(accuracy.n)}).`
  }
  const who = `${authorWords(backtest)}${backtest.prompt_version === "none" ? "" : `, prompt ${backtest.prompt_version}`},`
  const sure =
    coverage.value === null
      ? ""
      : ` at ${percent(coverage.value)} coverage${accuracy_covered.value === null ? "" : `, and in ${percent(accuracy_covered.value)} of those`}`
  const price =
    cost === null
      ? "at a cost that is unknown without prices"
      : cost === 0
        ? "at no cost"
        : `for ${moneyWords(cost)}`
  const baseline = majority.value === null ? "" : `; majority ${percent(majority.value)}`
  return `On your last ${count(accuracy.n)} labelled tickets ${who} would have been right in ${percent(accuracy.value)} (${rangeWords(accuracy)}) of categories${sure}, ${price}${baseline}.`
}

const laterResumed: Record<string, string> = {
  unauthorized: " Resume stops again at once until the key is mended and the desk restarted.",
  quota_exhausted:
    " Resume stops again at once for five minutes, or as long as the quota is used up.",
  budget_spent: " Resume stops again at once until the month is over or the budget is raised.",
}

function endWords({ failure, failures }: Backtest): string {
  const failed = failures > 0 ? `${count(failures)} had no answer.` : ""
  if (failure === null) return failed
  const reason = whyItFailed[failure] ?? failure.replace(/\.$/, "")
  return `${failed} It stopped: ${reason}.${laterResumed[failure] ?? ""}`
}

type FiguresProps = { backtest: Backtest; report: BacktestReport | undefined }

function Figures({ backtest, report }: FiguresProps) {
  if (report === undefined) return <Skeleton height="8rem" />
  return (
    <Stack>
      <Text tone="soft" size="small">
        {workWords(report).join(" · ")}
      </Text>
      <Columns of={2}>
        <FieldFigures
          field="category"
          whose={`back-test ${backtest.id}`}
          quality={report.category}
        />
        <FieldFigures
          field="priority"
          whose={`back-test ${backtest.id}`}
          quality={report.priority}
        />
      </Columns>
    </Stack>
  )
}
