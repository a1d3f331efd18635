import { createHash } from "node:crypto"
import {
  triageFields,
  type Category,
  type Certainty,
  type TriageField,
} from "../../contract/vocabulary.ts"
import { simplify } from "./builtin/reading.ts"
import { calibrate, type Calibration } from "./calibration.ts"
import { tellingWords } from "./near-copies.ts"
import type { Classification, TicketText } from "./provider.ts"

/** From which confidence on a value is applied (null: never), and from which it is suggested. */
export type Threshold = { applyFrom: number | null; suggestFrom: number }
export type Thresholds = {
  category: { standard: Threshold; of: Partial<Record<Category, Threshold>> }
  priority: { standard: Threshold }
}

export const abstentions = ["unsure", "unknown_language"] as const
export type Abstention = (typeof abstentions)[number]

/** What an answer is worth on this desk: its confidences after calibration, null where there is none. */
export type Worth = {
  calibrated: Record<TriageField, number | null>
  abstains: Abstention | null
}

const thresholdFor = (thresholds: Thresholds, field: TriageField, value: string): Threshold => {
  if (field === "priority") return thresholds.priority.standard
  const own: Partial<Record<string, Threshold>> = thresholds.category.of
  return own[value] ?? thresholds.category.standard
}

/** What triage does with a value of this confidence. Uncalibrated confidences apply nothing. */
function certaintyOf(
  { applyFrom, suggestFrom }: Threshold,
  { stated, calibrated }: { stated: number; calibrated: number | null },
): Exclude<Certainty, "audit"> {
  if ((calibrated ?? stated) < suggestFrom) return "unsure"
  return calibrated !== null && applyFrom !== null && calibrated >= applyFrom
    ? "applied"
    : "suggested"
}

/** An answer's confidences, calibrated where this desk has seen enough of its author's answers. */
export function worthOf(
  answer: Classification,
  calibrations: Partial<Record<TriageField, Calibration>>,
  thresholds: Thresholds,
): Worth {
  const calibratedOf = (field: TriageField) => {
    const calibration = calibrations[field]
    return calibration ? calibrate(calibration, answer[field].confidence) : null
  }
  const calibrated = { category: calibratedOf("category"), priority: calibratedOf("priority") }
  if (answer.knowsLanguage === false) return { calibrated, abstains: "unknown_language" }
  const isUnsure = triageFields.every((field) => {
    const { value, confidence } = answer[field]
    const threshold = thresholdFor(thresholds, field, value)
    return (
      certaintyOf(threshold, { stated: confidence, calibrated: calibrated[field] }) === "unsure"
    )
  })
  return { calibrated, abstains: isUnsure ? "unsure" : null }
}

type Stored = {
  category: string
  priority: string
  category_confidence: number
  priority_confidence: number
  category_calibrated: number | null
  priority_calibrated: number | null
  abstains: string | null
}

/** What triage does with the values of a stored answer at these thresholds. */
export function verdictOn(
  answer: Stored,
  thresholds: Thresholds,
): Record<TriageField, Exclude<Certainty, "audit">> {
  const of = (field: TriageField) =>
    answer.abstains === "unknown_language"
      ? "unsure"
      : certaintyOf(thresholdFor(thresholds, field, answer[field]), {
          stated: answer[`${field}_confidence`],
          calibrated: answer[`${field}_calibrated`],
        })
  return { category: of("category"), priority: of("priority") }
}

/** A random share of what is applied is put before a person; `draw` is a number from 0 to 1. */
export const drawForAudit = (certainty: Certainty, share: number, draw: number): Certainty =>
  certainty === "applied" && draw < share ? "audit" : certainty

/**
 * Names a text so that copies share the name: case, accents, digits, punctuation, order and repetition
 * of words make no difference.
 */
export function textKey(text: TicketText): Buffer {
  const words = tellingWords(text).toSorted()
  const whole = () => simplify(`${text.title} ${text.description}`).trim()
  return createHash("sha256")
    .update(words.length === 0 ? whole() : words.join(" "))
    .digest()
    .subarray(0, 16)
}
