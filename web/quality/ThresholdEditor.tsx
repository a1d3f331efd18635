import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { Threshold } from "../../contract/quality.ts"
import { Button } from "../ui/Button.tsx"
import { ErrorState } from "../ui/ErrorState.tsx"
import { percent } from "../ui/format.ts"
import { Row, Stack } from "../ui/Layout.tsx"
import { RangeSlider } from "../ui/RangeSlider.tsx"
import { Switch } from "../ui/Switch.tsx"
import { Text } from "../ui/Text.tsx"
import { thresholdCurveQuery } from "./queries.ts"
import { appliedWords, pairOf, suggestedWords, type Wish } from "./threshold-rules.ts"
import { useSaveSettings } from "./useSaveSettings.ts"

const cautious = 0.95

type Props = {
  threshold: Threshold
  /** Whether this category has thresholds of its own, which can be given up. */
  isOwn: boolean
}

/** Moves one pair of thresholds, and shows what they would have done. */
export function ThresholdEditor({ threshold, isOwn }: Props) {
  const { field, category } = threshold
  const [wish, setWish] = useState<Wish>({
    apply: threshold.apply_from,
    suggest: threshold.suggest_from,
    moved: "apply",
  })
  const { data: curve, failureReason, refetch } = useQuery(thresholdCurveQuery(field, category))
  const save = useSaveSettings()
  const { apply, suggest } = pairOf(wish)
  const isSame = apply === threshold.apply_from && suggest === threshold.suggest_from
  const send = (suggestFrom: number | null) =>
    save.mutate({
      thresholds: [{ field, category, apply_from: apply, suggest_from: suggestFrom }],
    })
  const moveApply = (value: number | null) => setWish({ ...wish, apply: value, moved: "apply" })
  return (
    <Stack gap="large">
      <Switch
        label="Apply by itself when sure enough"
        isOn={apply !== null}
        onChange={(isOn) => moveApply(isOn ? Math.max(cautious, suggest) : null)}
      />
      <Stack>
        <RangeSlider
          label="Apply from"
          value={apply ?? 1}
          valueText={apply === null ? "never" : percent(apply)}
          isDisabled={apply === null}
          onChange={moveApply}
        />
        <Outcome words={curve && appliedWords(curve, apply)} />
      </Stack>
      <Stack>
        <RangeSlider
          label="Suggest from"
          value={suggest}
          valueText={percent(suggest)}
          onChange={(value) => setWish({ ...wish, suggest: value, moved: "suggest" })}
        />
        <Outcome words={curve && suggestedWords(curve, suggest)} />
      </Stack>
      {curve === undefined && failureReason ? (
        <ErrorState
          title="What these would have done cannot be read"
          onRetry={() => void refetch()}
        >
          {failureReason.message}
        </ErrorState>
      ) : null}
      <Row>
        <Button variant="primary" disabled={isSame || save.isPending} onClick={() => send(suggest)}>
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

const Outcome = ({ words }: { words: string | undefined }) => (
  <Text tone="soft" size="small">
    <span aria-live="polite">{words ?? "…"}</span>
  </Text>
)
