import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { Backtest, BacktestProvider } from "../../contract/backtests.ts"
import { api } from "../app/api.ts"
import { Button } from "../ui/Button.tsx"
import { Card } from "../ui/Card.tsx"
import { Field } from "../ui/Field.tsx"
import { Columns, Row, Stack } from "../ui/Layout.tsx"
import { PlainList } from "../ui/PlainList.tsx"
import { Select } from "../ui/Select.tsx"
import { Text } from "../ui/Text.tsx"
import { showProblem } from "../ui/toasts.ts"
import { BacktestRow } from "./BacktestRow.tsx"
import { backtestsQuery } from "./queries.ts"

const providers: { value: BacktestProvider; label: string }[] = [
  { value: "builtin", label: "The built-in classifier" },
  { value: "llm", label: "The language model" },
  { value: "shadow", label: "The second model, which is only scored" },
]
const sizes = [
  { value: "100", label: "the last 100 labelled tickets" },
  { value: "1000", label: "the last 1,000 labelled tickets" },
  { value: "10000", label: "the last 10,000 labelled tickets" },
]

export type BacktestStep = { name: "cancelBacktest" | "resumeBacktest"; backtest: Backtest }

/** What a provider would have answered to the desk's own labelled tickets, before it is switched on. */
export function BacktestsCard() {
  const client = useQueryClient()
  const { data: backtests = [] } = useQuery(backtestsQuery())
  const [provider, setProvider] = useState<BacktestProvider>("builtin")
  const [size, setSize] = useState("1000")
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
            <Select options={providers} value={provider} onChange={setProvider} />
          </Field>
          <Field label="About">
            <Select options={sizes} value={size} onChange={setSize} />
          </Field>
        </Columns>
        <Row>
          <Button onClick={() => start.mutate()} disabled={start.isPending}>
            Start a back-test
          </Button>
          {provider === "builtin" ? null : (
            <Text tone="soft" size="small">
              Costs what its tokens cost.
            </Text>
          )}
        </Row>
        {backtests.length === 0 ? (
          <Text tone="soft" size="small">
            In the order of time, so that nothing learns from its future. Nothing is changed on the
            tickets.
          </Text>
        ) : (
          <PlainList>
            {backtests.map((backtest) => (
              <BacktestRow
                key={backtest.id}
                backtest={backtest}
                onStep={(name) => step.mutate({ name, backtest })}
              />
            ))}
          </PlainList>
        )}
      </Stack>
    </Card>
  )
}
