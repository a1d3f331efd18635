import { categories, priorities } from "../../../contract/vocabulary.ts"
import { buckets, type Features } from "./features.ts"

/**
 * How many values each field has. Rows are read into four sums at once: a loop over the values of a row
 * takes twice as long, since the memory is asked for fewer rows at a time.
 */
export const valueCount: 4 = categories.length satisfies typeof priorities.length

/** A linear model over hashed features for the four values of a field: one row of weights a bucket. */
export type Linear = {
  weights: Float32Array
  bias: Float32Array
  /** How far the prior's log-probabilities are trusted; 1 before anything was learned. */
  trust: number
}

/** A model that leaves every prior as it is. */
export const blankLinear = (): Linear => ({
  weights: new Float32Array(buckets * valueCount),
  bias: new Float32Array(valueCount),
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
  { weights, bias, trust }: Linear,
  { indexes, values }: Features,
  logPrior: Float64Array,
): Float64Array {
  let [first, second, third, fourth] = [0, 0, 0, 0]
  for (let at = 0; at < indexes.length; at++) {
    const row = (indexes[at] ?? 0) * valueCount
    const amount = values[at] ?? 0
    first += (weights[row] ?? 0) * amount
    second += (weights[row + 1] ?? 0) * amount
    third += (weights[row + 2] ?? 0) * amount
    fourth += (weights[row + 3] ?? 0) * amount
  }
  const sums = Float64Array.of(first, second, third, fourth)
  return softmax(sums.map((sum, at) => sum + trust * (logPrior[at] ?? 0) + (bias[at] ?? 0)))
}
