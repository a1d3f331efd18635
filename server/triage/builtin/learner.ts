import {
  categories,
  priorities,
  triageFields,
  type Category,
  type Priority,
  type TriageField,
} from "../../../contract/vocabulary.ts"
import { buckets, type Features } from "./features.ts"
import { probabilitiesOf, rowAt, valueCount, type Linear } from "./linear.ts"
import { createRandom } from "./random.ts"
import type { Reading } from "./starter.ts"

/** One text with what a prior thinks of it, and the truth as a share for every value. */
export type Lesson = {
  features: Features
  logPrior: Float64Array
  target: Float64Array
  weight: number
}

// A priority that is one level off is half right: nearby levels get a share of the truth
// (Diaz and Marathe, CVPR 2019).
const ordinalSharpness = 2.2

const categoryTargets = Object.fromEntries(
  categories.map((truth) => [
    truth,
    Float64Array.from(categories, (value) => (value === truth ? 1 : 0)),
  ]),
)
const priorityTargets = Object.fromEntries(
  priorities.map((truth, at) => {
    const shares = priorities.map((_, other) => Math.exp(-ordinalSharpness * Math.abs(at - other)))
    const total = shares.reduce((sum, share) => sum + share, 0)
    return [truth, Float64Array.from(shares, (share) => share / total)]
  }),
)
const targets: Record<string, Float64Array | undefined> = { ...categoryTargets, ...priorityTargets }

/** What a text teaches about a field whose true value is known. */
export function lessonOf(
  reading: Pick<Reading, "features" | "logPrior">,
  field: TriageField,
  taught: { value: Category | Priority; weight: number },
): Lesson {
  const target = targets[taught.value]
  if (target === undefined) throw new Error(`There is no value ${taught.value}.`)
  return {
    features: reading.features,
    logPrior: reading.logPrior[field],
    target,
    weight: taught.weight,
  }
}

/** How a learner learns; the same on every desk, found on none in particular. */
export type Pace = { rate: number; decay: number }
export const batchPace: Pace = { rate: 0.3, decay: 5e-4 }
// A lesson that is known by heart teaches nothing.
const flat = 1e-6
const trustRate = 0.05
const firstSquare = 1e-3
const firstBiasSquare = 0.1
// A prior that is sure and wrong must not throw its trust away over one text.
const lowestLog = -8

/** A model that learns in place, with the memory of its past steps (AdaGrad: Duchi et al., JMLR 2011). */
export type Learner = {
  model: Linear
  /** For each bucket the squares of both fields side by side, as their weights are. */
  squares: Float32Array
  /** Where its own lies. */
  ownSquare: number
  biasSquares: Float32Array
  trustSquare: number
}
export type Learners = Record<TriageField, Learner>

/** Go on from where the models of a desk stand. `experience` makes their first steps as small as late ones. */
export function learnersOn(models: Record<TriageField, Linear>, experience = 0): Learners {
  const squares = new Float32Array(triageFields.length * buckets).fill(experience)
  const learnerOf = (field: TriageField): Learner => ({
    model: models[field],
    squares,
    ownSquare: triageFields.indexOf(field),
    biasSquares: new Float32Array(valueCount).fill(experience * 100),
    trustSquare: experience * 100,
  })
  return { category: learnerOf("category"), priority: learnerOf("priority") }
}

// What a text's buckets remember, fetched ahead: the memory then answers many at a time.
const remembered = new Float32Array(buckets)

/** One step of multinomial logistic regression towards a lesson's truth. */
export function learn(learner: Learner, lesson: Lesson, { rate, decay }: Pace): void {
  const { model, squares, ownSquare, biasSquares } = learner
  const squareAt = (bucket: number) => bucket * triageFields.length + ownSquare
  const { weights, bias } = model
  const { indexes, values } = lesson.features
  const found = probabilitiesOf(model, lesson.features, lesson.logPrior)
  const slopes = found.map((share, at) => (share - (lesson.target[at] ?? 0)) * lesson.weight)
  const steepness = slopes.reduce((sum, slope) => sum + slope * slope, 0) / valueCount
  if (steepness < flat) return
  let trustSlope = 0
  for (const [at, slope] of slopes.entries()) {
    trustSlope += slope * Math.max(lowestLog, lesson.logPrior[at] ?? 0)
    const square = (biasSquares[at] ?? 0) + slope * slope
    biasSquares[at] = square
    bias[at] = (bias[at] ?? 0) - (rate * slope) / Math.sqrt(firstBiasSquare + square)
  }
  learner.trustSquare += trustSlope * trustSlope
  model.trust = Math.max(
    0,
    model.trust - (trustRate * trustSlope) / Math.sqrt(1 + learner.trustSquare),
  )
  const [first = 0, second = 0, third = 0, fourth = 0] = slopes
  for (let at = 0; at < indexes.length; at++)
    remembered[at] = squares[squareAt(indexes[at] ?? 0)] ?? 0
  for (let at = 0; at < indexes.length; at++) {
    const bucket = indexes[at] ?? 0
    const amount = values[at] ?? 0
    // One memory a bucket, not one a weight: as good, and half of the time.
    const square = (remembered[at] ?? 0) + amount * amount * steepness
    squares[squareAt(bucket)] = square
    const step = rate / Math.sqrt(firstSquare + square)
    const kept = 1 - step * decay
    const towards = step * amount
    const row = rowAt(model, bucket)
    weights[row] = (weights[row] ?? 0) * kept - towards * first
    weights[row + 1] = (weights[row + 1] ?? 0) * kept - towards * second
    weights[row + 2] = (weights[row + 2] ?? 0) * kept - towards * third
    weights[row + 3] = (weights[row + 3] ?? 0) * kept - towards * fourth
  }
}

/** A repeatable shuffle, in place (Fisher and Yates). */
export function shuffle<Item>(items: Item[], seed: number): Item[] {
  const random = createRandom(seed)
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const [one, two] = [items[at], items[other]]
    if (one === undefined || two === undefined) continue
    items[at] = two
    items[other] = one
  }
  return items
}

/** How often all lessons are gone through: few of them often, many of them once. */
export const epochsFor = (lessons: number): number =>
  Math.max(1, Math.min(20, Math.round(20_000 / Math.max(1, lessons))))
