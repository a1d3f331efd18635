import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { Backtest, BacktestChoices, BacktestProvider } from "../../contract/backtests.ts"
import { api } from "../app/api.ts"
import { Button } from "../ui/Button.tsx"
import { Card } from "../ui/Card.tsx"
import { ErrorState } from "../ui/ErrorState.tsx"
import { Field } from "../ui/Field.tsx"
import { ticketCount } from "../ui/format.ts"
import { Columns, Row, Stack } from "../ui/Layout.tsx"
import { PlainList } from "../ui/PlainList.tsx"
import { Select } from "../ui/Select.tsx"
import { Text } from "../ui/Text.tsx"
import { showProblem } from "../ui/toasts.ts"
import { BacktestRow } from "./BacktestRow.tsx"
import { backtestChoicesQuery, backtestsQuery } from "./queries.ts"
import { moneyWords } from "./words.ts"

const names: Record<BacktestProvider, string> = {
  builtin: "The built-in classifier",
  llm: "The language model",
  shadow: "The second model that is only scored",
}
const sizes = [
  { value: "100", label: "the last 100 labelled tickets" },
  { value: "1000", label: "the last 1,000 labelled tickets" },
  { value: "10000", label: "the last 10,000 labelled tickets" },
]

// Each has its figures counted anew.
const shownAtFirst = 5

export type BacktestStep = { name: "cancelBacktest" | "resumeBacktest"; backtest: Backtest }

/** What a provider would have answered to the desk's own labelled tickets, before it is switched on. */
export function BacktestsCard() {
  const client = useQueryClient()
  const list = useQuery(backtestsQuery())
  const { data: backtests = [] } = list
  const { data: choices, failureReason } = useQuery(backtestChoicesQuery())
  const [provider, setProvider] = useState<BacktestProvider>("builtin")
  const [size, setSize] = useState("1000")
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? backtests : backtests.slice(0, shownAtFirst)
  const refresh = () => void client.invalidateQueries({ queryKey: backtestsQuery().queryKey })
  const refused = (error: Error) =>
    showProblem({ text: "That is not possible.", detail: error.message })
  const start = useMutation({
    mutationFn: () => api.call("createBacktest", { body: { provider, size: Number(size) } }),
    onSuccess: refresh,
    onError: refused,
  })
  const step = useMutation({
    mutationFn: ({ name, backtest }: BacktestStep) =>
      api.call(name, { params: { id: backtest.id } }),
    onSettled: refresh,
    onError: refused,
  })
  return (
    <Card title="Back-tests">
      <Stack gap="large">
        <Columns of={2}>
          <Field label="Ask">
            <Select options={optionsIn(choices)} value={provider} onChange={setProvider} />
          </Field>
          <Field label="About">
            <Select options={sizes} value={size} onChange={setSize} />
          </Field>
        </Columns>
        <Row>
          <Button
            onClick={() => start.mutate()}
            disabled={start.isPending || choices === undefined || choices.labelled === 0}
          >
            Start a back-test
          </Button>
          <Text tone="soft" size="small">
            {choices
              ? costWords(choices, { provider, size: Number(size) })
              : waitingWords(failureReason)}
          </Text>
        </Row>
        {choices ? <Missing choices={choices} /> : null}
        {list.data === undefined && list.failureReason ? (
          <ErrorState title="The back-tests cannot be read" onRetry={() => void list.refetch()}>
            {list.failureReason.message}
          </ErrorState>
        ) : null}
        {backtests.length === 0 ? (
          <Text tone="soft" size="small">
            In the order of time, so that nothing learns from its future. Nothing is changed on the
            tickets.
          </Text>
        ) : (
          <PlainList>
            {shown.map((backtest) => (
              <BacktestRow
                key={backtest.id}
                backtest={backtest}
                onStep={(name) => step.mutate({ name, backtest })}
              />
            ))}
          </PlainList>
        )}
        {shown.length < backtests.length ? (
          <Row>
            <Button size="small" onClick={() => setIsWhole(true)}>
              {`Show ${backtests.length - shown.length} older`}
            </Button>
          </Row>
        ) : null}
      </Stack>
    </Card>
  )
}

const optionsIn = (choices: BacktestChoices | undefined) =>
  (choices?.providers ?? []).flatMap(({ asked, model }) =>
    model === null ? [] : [{ value: asked, label: `${names[asked]}, ${model}` }],
  )

/** Why none can be begun before it is known who can be asked about what. */
const waitingWords = (failure: Error | null): string =>
  failure === null
    ? "Reading who can be asked, and about how many tickets…"
    : `Who can be asked cannot be read now: ${failure.message}`

/** What a back-test would cost, before it is begun. */
function costWords(
  { labelled, providers }: BacktestChoices,
  wish: { provider: BacktestProvider; size: number },
): string {
  if (labelled === 0) return "No ticket has been decided by a person yet; there is nothing to ask."
  const tickets = Math.min(labelled, wish.size)
  const each = providers.find(({ asked }) => asked === wish.provider)?.cost_each ?? null
  if (wish.provider === "builtin") return `${ticketCount(tickets)}, at no cost.`
  return each === null
    ? `${ticketCount(tickets)}; what that costs is unknown, since no prices are set.`
    : `${ticketCount(tickets)}, for about ${moneyWords(each * tickets)}.`
}

const settings: Partial<Record<BacktestProvider, string>> = {
  llm: "LLM_API_KEY",
  shadow: "SHADOW_LLM_API_KEY",
}

/** Who is not offered, and what would change that. */
function Missing({ choices }: { choices: BacktestChoices }) {
  const missing = choices.providers.filter(({ model }) => model === null)
  if (missing.length === 0) return null
  return (
    <Text tone="soft" size="small">
      {missing
        .map(
          ({ asked }) => `${names[asked]} is not offered: ${settings[asked] ?? asked} is not set.`,
        )
        .join(" ")}
    </Text>
  )
}
