import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { Threshold, ThresholdCurve } from "../../contract/quality.ts"
import { Button } from "../ui/Button.tsx"
import { count, percent, ticketCount } from "../ui/format.ts"
import { Row, Stack } from "../ui/Layout.tsx"
import { RangeSlider } from "../ui/RangeSlider.tsx"
import { Switch } from "../ui/Switch.tsx"
import { Text } from "../ui/Text.tsx"
import { thresholdCurveQuery } from "./queries.ts"
import { useSaveSettings } from "./useSaveSettings.ts"
import { intervalWords } from "./words.ts"

const cautious = 0.95

type Props = {
  threshold: Threshold
  /** Whether this category has thresholds of its own, which can be given up. */
  isOwn: boolean
}

/** Moves one pair of thresholds, and shows what they would have done. */
export function ThresholdEditor({ threshold, isOwn }: Props) {
  const { field, category } = threshold
  const [applyFrom, setApplyFrom] = useState(threshold.apply_from)
  const [suggestFrom, setSuggestFrom] = useState(threshold.suggest_from)
  const { data: curve } = useQuery(thresholdCurveQuery(field, category))
  const save = useSaveSettings()
  const isSame = applyFrom === threshold.apply_from && suggestFrom === threshold.suggest_from
  const send = (suggest: number | null) =>
    save.mutate({
      thresholds: [{ field, category, apply_from: applyFrom, suggest_from: suggest }],
    })
  const moveApply = (value: number) => {
    setApplyFrom(value)
    setSuggestFrom(Math.min(suggestFrom, value))
  }
  const moveSuggest = (value: number) => {
    setSuggestFrom(value)
    setApplyFrom(applyFrom === null ? null : Math.max(applyFrom, value))
  }
  return (
    <Stack gap="large">
      <Switch
        label="Apply by itself when sure enough"
        isOn={applyFrom !== null}
        onChange={(isOn) =>
          isOn ? moveApply(Math.max(cautious, suggestFrom)) : setApplyFrom(null)
        }
      />
      <Stack>
        <RangeSlider
          label="Apply from"
          value={applyFrom ?? 1}
          valueText={applyFrom === null ? "never" : percent(applyFrom)}
          isDisabled={applyFrom === null}
          onChange={moveApply}
        />
        <Outcome curve={curve} at={applyFrom} verb="applied" />
      </Stack>
      <Stack>
        <RangeSlider
          label="Suggest from"
          value={suggestFrom}
          valueText={percent(suggestFrom)}
          onChange={moveSuggest}
        />
        <Outcome curve={curve} at={suggestFrom} verb="suggested" />
      </Stack>
      <Row>
        <Button
          variant="primary"
          disabled={isSame || save.isPending}
          onClick={() => send(suggestFrom)}
        >
          Save thresholds
        </Button>
        {isOwn ? (
          <Button disabled={save.isPending} onClick={() => send(null)}>
            As for all categories
          </Button>
        ) : null}
      </Row>
    </Stack>
  )
}

type OutcomeProps = { curve: ThresholdCurve | undefined; at: number | null; verb: string }

const Outcome = ({ curve, at, verb }: OutcomeProps) => (
  <Text tone="soft" size="small">
    <span aria-live="polite">{outcomeWords(curve, at, verb)}</span>
  </Text>
)

function outcomeWords(curve: ThresholdCurve | undefined, at: number | null, verb: string): string {
  if (curve === undefined) return "…"
  if (at === null) return "Nothing is applied; a person decides every value."
  if (curve.labels === 0) return "No ticket has been decided by a person yet, so nobody knows."
  const step = curve.steps[Math.round(at * 100)]
  if (step === undefined) return ""
  const share = step.wrong_share
  const wrong =
    share.value === null
      ? `${count(step.wrong)} of them wrong; too few to say more`
      : `${count(step.wrong)} of them wrong (${percent(share.value)}; ${intervalWords(share)})`
  return `Of the last ${ticketCount(curve.labels)} that people decided, ${count(step.applied)} would have been ${verb}, ${wrong}.`
}
