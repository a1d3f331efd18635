import { triageFields, type TriageField } from "../../contract/vocabulary.ts"
import { fewestToCalibrate } from "../triage/calibration.ts"
import { blankDeskModel, type DeskModel } from "../triage/builtin/desk-model.ts"
import {
  batchPace,
  epochsFor,
  learnersOn,
  shuffle,
  type Learners,
} from "../triage/builtin/learner.ts"
import { featuresOf } from "../triage/builtin/features.ts"
import { passagesOf } from "../triage/builtin/reading.ts"
import { readWith, type Reading, type Starter } from "../triage/builtin/starter.ts"
import { addWords } from "../triage/builtin/word-set.ts"
import {
  compare,
  fittedOn,
  predict,
  type Comparison,
  type Fitted,
  type Predictions,
} from "./comparison.ts"
import { type Decided, teach, type Label, type Read } from "./lessons.ts"
import { learnOnline, mostAtOnce, onlineLearners } from "./online.ts"

export type Trained = {
  desk: DeskModel
  comparison: Record<TriageField, Comparison>
  /** Of the values that were predicted before they were learned; null where there are too few. */
  calibrations: Record<TriageField, Fitted | null>
}

export type TrainingInput = {
  starter: Starter
  /** The model that answers now, which goes on learning in place; or null for the starter alone. */
  active: DeskModel | null
  /** In the order of their decisions, one for each text. */
  decided: Decided[]
  /** How many of them, at the end, the active model has not learned from in a batch. */
  newLabels: number
}

const mostHeld = 1_000
// Readings of more texts than these fill the memory; they are made anew each time.
const mostKept = 10_000

type Reader = (label: Label) => Read

/** Reads texts, and remembers of those that are read again what takes long: the rules' part, of few the words too. */
function createReader(starter: Starter, { labels, words }: { labels: number; words: Uint8Array }) {
  const isFew = labels <= mostKept
  const isReadAgain = epochsFor(labels) > 1
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
    if (isReadAgain) priors.set(label, rules)
    if (isFew) kept.set(label, reading)
    return reading
  }
}

/** A model that is trained, with all that it takes to go through labels again. */
type Candidate = { desk: DeskModel; learners: Learners; read: Reader }

function studyAll(
  { learners, read }: Candidate,
  { decided, epochs }: { decided: Decided[]; epochs: number },
): void {
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { label } of shuffle([...decided], epoch)) {
      teach(learners, { reading: read(label), label }, { pace: batchPace })
    }
  }
}

/** The active model as the servers have it: with the labels since that they learned one by one. */
function createStanding({ active, decided, newLabels }: TrainingInput, from: number, read: Reader) {
  const desk = active ?? blankDeskModel()
  const learners = onlineLearners(desk, { isBlank: active === null })
  const first = Math.max(decided.length - newLabels, from - mostAtOnce)
  for (const { label } of decided.slice(first, Math.max(first, from)))
    learnOnline(learners, { reading: read(label), label })
  return { desk, learners }
}

type Standing = ReturnType<typeof createStanding>

/**
 * Goes through the newest labels in time's order as a desk would: both models predict each, and only
 * then learn it, in the same way. The new one learns in a batch as well, once when the new labels
 * begin and once in their middle, since learning anew is what is judged.
 */
function predictThenLearn(
  { decided, newLabels }: TrainingInput,
  { candidate, standing, from }: { candidate: Candidate; standing: Standing; from: number },
): Record<TriageField, Predictions> {
  const nothing = (): Predictions => ({ all: [], candidate: [], before: [] })
  const found = { category: nothing(), priority: nothing() }
  const firstNew = decided.length - newLabels
  const batches = new Set([firstNew, firstNew + Math.floor(newLabels / 2)])
  let learners = onlineLearners(candidate.desk, { isBlank: from === 0 })
  for (const [at, one] of decided.entries()) {
    if (at < from) continue
    if (at > from && batches.has(at)) {
      studyAll(candidate, {
        decided: decided.slice(0, at),
        epochs: Math.floor(epochsFor(at) / 2),
      })
      learners = onlineLearners(candidate.desk, { isBlank: false })
    }
    const lesson = { reading: candidate.read(one.label), label: one.label }
    for (const { field, prediction } of predict(candidate.desk, lesson.reading, one)) {
      found[field].all.push(prediction)
      if (at >= firstNew) found[field].candidate.push(prediction)
    }
    learnOnline(learners, lesson)
    if (at < firstNew) continue
    for (const { field, prediction } of predict(standing.desk, lesson.reading, one))
      found[field].before.push(prediction)
    learnOnline(standing.learners, lesson)
  }
  return found
}

/**
 * Learns from all labels of a desk. For each field the new model is kept only if it predicted labels
 * that neither had learned no worse than the active one; else the active one's part stays, with what
 * it has learned since.
 */
export function train(input: TrainingInput): Trained {
  const { starter, decided } = input
  const desk = blankDeskModel()
  const candidate: Candidate = {
    desk,
    learners: learnersOn(desk),
    read: createReader(starter, { labels: decided.length, words: desk.words }),
  }
  const enough = Math.max(
    Math.ceil(decided.length / 2),
    Math.min(decided.length, fewestToCalibrate),
  )
  const from = decided.length - Math.min(mostHeld, enough)
  studyAll(candidate, { decided: decided.slice(0, from), epochs: epochsFor(from) })
  const standing = createStanding(input, from, candidate.read)
  const found = predictThenLearn(input, { candidate, standing, from })
  // Now that the newest are learned, too, all are gone through again; of many, once was enough.
  studyAll(candidate, { decided, epochs: Math.floor(epochsFor(decided.length) / 2) })
  const comparison = { category: compare(found.category), priority: compare(found.priority) }
  const keptOr = <Part>(field: TriageField, parts: { candidate: Part; standing: Part }): Part =>
    comparison[field].isKept ? parts.candidate : parts.standing
  const partOf = (field: TriageField) =>
    keptOr(field, { candidate: desk[field], standing: standing.desk[field] })
  const calibrationFor = (field: TriageField) =>
    fittedOn(keptOr(field, { candidate: found[field].all, standing: found[field].before }))
  return {
    desk: { words: desk.words, category: partOf("category"), priority: partOf("priority") },
    comparison,
    calibrations: { category: calibrationFor("category"), priority: calibrationFor("priority") },
  }
}

/** Whether any part of what was learned is better than what there was. */
export const isBetter = ({ comparison }: Trained): boolean =>
  triageFields.some((field) => comparison[field].isKept)
