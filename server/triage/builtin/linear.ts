import { categories, priorities, type TriageField } from "../../../contract/vocabulary.ts"
import { buckets, type Features } from "./features.ts"

/**
 * How many values each field has. Rows are read into four sums at once: a loop over the values of a row
 * takes twice as long, since the memory is asked for fewer rows at a time.
 */
export const valueCount: 4 = categories.length satisfies typeof priorities.length

/**
 * How long a row is: the weights of both fields lie side by side, since who asks for the one soon asks for
 * the other. Training took 7 % less than with the fields apart.
 */
export const rowLength = 2 * valueCount
/** Where the weights of a field begin in a row. */
export const firstValue = { category: 0, priority: valueCount }

/** A linear model over hashed features for the four values of a field: its part of a row for each bucket. */
export type Linear = {
  weights: Float32Array
  /** Where its part of a row begins. */
  first: number
  bias: Float32Array
  /** How far the prior's log-probabilities are trusted; 1 before anything was learned. */
  trust: number
}

/** Models for both fields that leave every prior as it is. */
export function blankLinears(): Record<TriageField, Linear> {
  const weights = new Float32Array(buckets * rowLength)
  const blank = (field: TriageField): Linear => ({
    weights,
    first: firstValue[field],
    bias: new Float32Array(valueCount),
    trust: 1,
  })
  return { category: blank("category"), priority: blank("priority") }
}

/** Where a model's weights of a bucket begin. */
export const rowAt = ({ first }: Linear, bucket: number): number => bucket * rowLength + first

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

// The first weight of each of a text's rows, fetched ahead: the memory then answers many at a time.
const ahead = new Float32Array(buckets)

/** softmax(trust * log prior + W x + b), with the prior's logarithms given. */
export function probabilitiesOf(
  { weights, first: start, bias, trust }: Linear,
  { indexes, values }: Features,
  logPrior: Float64Array,
): Float64Array {
  for (let at = 0; at < indexes.length; at++)
    ahead[at] = weights[(indexes[at] ?? 0) * rowLength + start] ?? 0
  let [first, second, third, fourth] = [0, 0, 0, 0]
  for (let at = 0; at < indexes.length; at++) {
    const row = (indexes[at] ?? 0) * rowLength + start
    const amount = values[at] ?? 0
    first += (ahead[at] ?? 0) * amount
    second += (weights[row + 1] ?? 0) * amount
    third += (weights[row + 2] ?? 0) * amount
    fourth += (weights[row + 3] ?? 0) * amount
  }
  const sums = Float64Array.of(first, second, third, fourth)
  return softmax(sums.map((sum, at) => sum + trust * (logPrior[at] ?? 0) + (bias[at] ?? 0)))
}
