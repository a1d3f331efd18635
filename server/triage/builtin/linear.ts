import { buckets, type Features } from "./features.ts"

/** A linear model over hashed features for several values at once: one row of weights a bucket. */
export type Linear = {
  values: number
  weights: Float32Array
  bias: Float32Array
  /** How far the prior's log-probabilities are trusted; 1 before anything was learned. */
  trust: number
}

/** A model that leaves every prior as it is. */
export const blankLinear = (values: number): Linear => ({
  values,
  weights: new Float32Array(buckets * values),
  bias: new Float32Array(values),
  trust: 1,
})

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float64Array): Float64Array {
  const max = scores.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY)
  let total = 0
  for (let at = 0; at < scores.length; at++) {
    const odds = Math.exp((scores[at] ?? 0) - max)
    scores[at] = odds
    total += odds
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / total
  return scores
}

/** softmax(trust * log prior + W x + b), with the prior's logarithms given. */
export function probabilitiesOf(
  model: Linear,
  { indexes, values }: Features,
  logPrior: Float64Array,
): Float64Array {
  const scores = new Float64Array(model.values)
  for (let value = 0; value < model.values; value++) {
    scores[value] = model.trust * (logPrior[value] ?? 0) + (model.bias[value] ?? 0)
  }
  for (let at = 0; at < indexes.length; at++) {
    const row = (indexes[at] ?? 0) * model.values
    const amount = values[at] ?? 0
    for (let value = 0; value < model.values; value++) {
      scores[value] = (scores[value] ?? 0) + (model.weights[row + value] ?? 0) * amount
    }
  }
  return softmax(scores)
}
