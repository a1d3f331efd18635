import { categories, priorities, type TriageField } from "../../../contract/vocabulary.ts"
import { softmax } from "./linear.ts"
import type { Signal } from "./signals.ts"
import { handWritten, type Weights } from "./weights.ts"

// Rules never know all: of the answers that they are surest of, up to three in a hundred are wrong.
const doubt = 0.04

function logOdds<Value extends string>(
  values: readonly Value[],
  weights: Weights<Value>,
  signals: Signal[],
): Float64Array {
  const sums = values.map((value) =>
    signals.reduce(
      (sum, { name, strength }) => sum + strength * (weights.signals[name]?.[value] ?? 0),
      weights.bias[value],
    ),
  )
  const shares = softmax(Float64Array.from(sums, (sum) => sum / weights.temperature))
  return shares.map((share) => Math.log(share * (1 - doubt) + doubt / values.length))
}

/** What the hand-weighted rules think of each value: the logarithms of its probabilities. */
export const ruleLogs = (signals: Signal[]): Record<TriageField, Float64Array> => ({
  category: logOdds(categories, handWritten.category, signals),
  priority: logOdds(priorities, handWritten.priority, signals),
})
