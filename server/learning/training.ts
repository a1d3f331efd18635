import {
  categories,
  priorities,
  triageFields,
  type TriageField,
} from "../../contract/vocabulary.ts"
import {
  calibrationOf,
  fewestLabels,
  type Calibration,
  type Judged,
} from "../triage/calibration.ts"
import { blankDeskModel, type DeskModel } from "../triage/builtin/desk-model.ts"
import { batchPace, epochsFor, learnerOn, shuffle } from "../triage/builtin/learner.ts"
import { probabilitiesOf } from "../triage/builtin/linear.ts"
import { featuresOf } from "../triage/builtin/features.ts"
import { passagesOf } from "../triage/builtin/reading.ts"
import { addWords, readWith, type Reading, type Starter } from "../triage/builtin/starter.ts"
import { teach, type Label, type Learners, type Read } from "./lessons.ts"

/** How two models predicted labels that neither had learned from. Null means that there were none. */
export type Comparison = {
  labels: number
  right: number
  rightBefore: number
  logLoss: number | null
  logLossBefore: number | null
  isKept: boolean
}

export type Fitted = { calibration: Calibration; labels: number; error: number }

export type Trained = {
  desk: DeskModel
  comparison: Record<TriageField, Comparison>
  /** Of the values that the model predicted before learning them; null where there are too few. */
  calibrations: Record<TriageField, Fitted | null>
}

export type TrainingInput = {
  starter: Starter
  /** The model that answers now, or null for the starter alone. */
  active: DeskModel | null
  /** In the order of their decisions, one for each text. */
  labels: Label[]
  /** How many of them, at the end, the active model has not learned from. */
  newLabels: number
  /** Whether what the active model knows must go, because people took labels back. */
  mustReplace: boolean
}

const valuesOf = { category: categories, priority: priorities } as const
const mostHeld = 1_000
/** Fewer new labels would compare chance with chance. */
export const fewestToCompare = 20
// Readings of more texts than these fill the memory; they are made anew each time.
const mostKept = 10_000

type Reader = (label: Label) => Read

/** Reads texts, and remembers what takes long: the rules' part always, the words while they are few. */
function createReader(starter: Starter, labels: Label[], words: Uint8Array) {
  const priors = new Map<Label, Reading["logPrior"]>()
  const kept = new Map<Label, Read>()
  return (label: Label): Read => {
    const known = kept.get(label)
    if (known) return known
    const logPrior = priors.get(label)
    if (logPrior) return { features: featuresOf(passagesOf(label)), logPrior }
    const { features, logPrior: rules } = readWith(starter, label)
    const reading = { features, logPrior: rules }
    addWords(words, features.words)
    priors.set(label, rules)
    if (labels.length <= mostKept) kept.set(label, reading)
    return reading
  }
}

const indexOf = (label: Label, field: TriageField): number => {
  const values: readonly string[] = valuesOf[field]
  return values.indexOf(label[field] ?? "")
}

function teachAll(
  learners: Learners,
  read: Reader,
  { labels, epochs }: { labels: Label[]; epochs: number },
): void {
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const label of shuffle([...labels], epoch)) {
      teach(learners, { reading: read(label), label }, { pace: batchPace })
    }
  }
}

type Prediction = { judged: Judged; loss: number }

function predict(
  desk: DeskModel,
  reading: Read,
  { label, field }: { label: Label; field: TriageField },
): Prediction {
  const shares = probabilitiesOf(desk[field], reading.features, reading.logPrior[field])
  const truth = indexOf(label, field)
  const best = shares.reduce((top, share, at) => (share > (shares[top] ?? 0) ? at : top), 0)
  return {
    judged: { confidence: shares[best] ?? 0, isRight: best === truth },
    loss: -Math.log(Math.max(shares[truth] ?? 0, 1e-6)),
  }
}

type Predictions = {
  candidate: Prediction[]
  before: Prediction[]
  all: Prediction[]
}
const noPredictions = (): Predictions => ({ candidate: [], before: [], all: [] })

/** Goes through the newest labels in time's order: predicts each, and only then learns it. */
function predictThenLearn(
  { active, labels, newLabels }: TrainingInput,
  { learners, read, from }: { learners: Learners; read: Reader; from: number },
): Record<TriageField, Predictions> {
  const found = { category: noPredictions(), priority: noPredictions() }
  const candidate = {
    ...blankDeskModel(),
    category: learners.category.model,
    priority: learners.priority.model,
  }
  const before = active ?? blankDeskModel()
  for (const [at, label] of labels.entries()) {
    if (at < from) continue
    const reading = read(label)
    for (const field of triageFields) {
      if (label[field] === null) continue
      const [mine, theirs] = [
        predict(candidate, reading, { label, field }),
        predict(before, reading, { label, field }),
      ]
      found[field].all.push(mine)
      if (at < labels.length - newLabels) continue
      found[field].candidate.push(mine)
      found[field].before.push(theirs)
    }
    teach(learners, { reading, label }, { pace: batchPace })
  }
  return found
}

const meanLoss = (predictions: Prediction[]): number | null =>
  predictions.length === 0
    ? null
    : predictions.reduce((sum, { loss }) => sum + loss, 0) / predictions.length
const rightIn = (predictions: Prediction[]) =>
  predictions.filter(({ judged }) => judged.isRight).length

function compare({ candidate, before }: Predictions, mustReplace: boolean): Comparison {
  const [logLoss, logLossBefore] = [meanLoss(candidate), meanLoss(before)]
  const isNotWorse =
    candidate.length >= fewestToCompare &&
    logLoss !== null &&
    logLossBefore !== null &&
    logLoss <= logLossBefore
  return {
    labels: candidate.length,
    right: rightIn(candidate),
    rightBefore: rightIn(before),
    logLoss,
    logLossBefore,
    isKept: mustReplace || isNotWorse,
  }
}

function fittedOn(predictions: Prediction[]): Fitted | null {
  if (predictions.length < fewestLabels) return null
  return { ...calibrationOf(predictions.map(({ judged }) => judged)), labels: predictions.length }
}

/** What the starter model says of the newest labels. */
function predictedBefore(
  { labels }: TrainingInput,
  read: Reader,
  field: TriageField,
): Prediction[] {
  const blank = blankDeskModel()
  return labels
    .filter((label) => label[field] !== null)
    .slice(-mostHeld)
    .map((label) => predict(blank, read(label), { label, field }))
}

/**
 * Learns from all labels of a desk. For each field the new model is kept only if, on labels that
 * neither had learned, it predicted no worse than the active one; else the active one's part stays.
 */
export function train(input: TrainingInput): Trained {
  const { starter, active, labels, mustReplace } = input
  const desk = blankDeskModel()
  const read = createReader(starter, labels, desk.words)
  const learners = { category: learnerOn(desk.category), priority: learnerOn(desk.priority) }
  const enough = Math.max(Math.ceil(labels.length / 2), Math.min(labels.length, fewestLabels))
  const held = Math.min(mostHeld, enough)
  const from = labels.length - held
  teachAll(learners, read, { labels: labels.slice(0, from), epochs: epochsFor(from) })
  const found = predictThenLearn(input, { learners, read, from })
  // Now that the newest are learned, too, all are gone through again; of many, once was enough.
  teachAll(learners, read, { labels, epochs: Math.floor(epochsFor(labels.length) / 2) })
  const comparison = {
    category: compare(found.category, mustReplace),
    priority: compare(found.priority, mustReplace),
  }
  const old = active ?? blankDeskModel()
  const calibrationFor = (field: TriageField) => {
    if (comparison[field].isKept) return fittedOn(found[field].all)
    // The active model has learned some of these; the starter has learned none of all there are.
    return active === null ? fittedOn(predictedBefore(input, read, field)) : null
  }
  return {
    desk: {
      words: desk.words,
      category: comparison.category.isKept ? desk.category : old.category,
      priority: comparison.priority.isKept ? desk.priority : old.priority,
    },
    comparison,
    calibrations: { category: calibrationFor("category"), priority: calibrationFor("priority") },
  }
}
