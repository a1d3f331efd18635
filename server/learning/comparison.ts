import {
  categories,
  priorities,
  triageFields,
  type TriageField,
} from "../../contract/vocabulary.ts"
import {
  calibrationOf,
  fewestToCalibrate,
  type Calibration,
  type Judged,
} from "../triage/calibration.ts"
import type { DeskModel } from "../triage/builtin/desk-model.ts"
import { probabilitiesOf } from "../triage/builtin/linear.ts"
import type { Decided, Read } from "./lessons.ts"

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

export type Prediction = { judged: Judged; loss: number; byDesk: boolean }

/** What was predicted of labels before learning them. */
export type Predictions = {
  /** The new model's, of all labels that it was tried on. */
  all: Prediction[]
  /** The new model's and the active one's, of the labels that the active one has not learned in a batch. */
  candidate: Prediction[]
  before: Prediction[]
}

const valuesOf = { category: categories, priority: priorities } as const

/** Fewer new labels would compare chance with chance. */
const fewestToCompare = 20

/** What a model says of a text whose value is known, for each field that has one. */
export function predict(
  desk: DeskModel,
  reading: Read,
  { label, byDesk }: Decided,
): { field: TriageField; prediction: Prediction }[] {
  return triageFields.flatMap((field) => {
    const value = label[field]
    if (value === null) return []
    const shares = probabilitiesOf(desk[field], reading.features, reading.logPrior[field])
    const values: readonly string[] = valuesOf[field]
    const truth = values.indexOf(value)
    const best = shares.reduce((top, share, at) => (share > (shares[top] ?? 0) ? at : top), 0)
    const prediction = {
      judged: { confidence: shares[best] ?? 0, isRight: best === truth },
      loss: -Math.log(Math.max(shares[truth] ?? 0, 1e-6)),
      byDesk: byDesk[field],
    }
    return [{ field, prediction }]
  })
}

/** Of what people said, what judges a model: the desk's own words, where there are enough of them. */
export function judging<Said extends { byDesk: boolean }>(said: Said[], enough: number): Said[] {
  const own = said.filter(({ byDesk }) => byDesk)
  return own.length >= enough ? own : said
}

const meanLoss = (predictions: Prediction[]): number | null =>
  predictions.length === 0
    ? null
    : predictions.reduce((sum, { loss }) => sum + loss, 0) / predictions.length
const rightIn = (predictions: Prediction[]) =>
  predictions.filter(({ judged }) => judged.isRight).length

/** Whether the new model predicted no worse than the active one. */
export function compare(found: Predictions): Comparison {
  const candidate = judging(found.candidate, fewestToCompare)
  const before = judging(found.before, fewestToCompare)
  const [logLoss, logLossBefore] = [meanLoss(candidate), meanLoss(before)]
  return {
    labels: candidate.length,
    right: rightIn(candidate),
    rightBefore: rightIn(before),
    logLoss,
    logLossBefore,
    isKept:
      candidate.length >= fewestToCompare &&
      logLoss !== null &&
      logLossBefore !== null &&
      logLoss <= logLossBefore,
  }
}

/** How confidences map to how often such predictions were right; null where there are too few. */
export function fittedOn(predictions: Prediction[]): Fitted | null {
  const found = judging(predictions, fewestToCalibrate)
  if (found.length < fewestToCalibrate) return null
  return { ...calibrationOf(found.map(({ judged }) => judged)), labels: found.length }
}
