import type { BacktestProvider, BacktestReport } from "../../contract/backtests.ts"
import {
  triageFields,
  type Category,
  type Priority,
  type TriageField,
} from "../../contract/vocabulary.ts"
import { fieldQuality, type Cell } from "../quality/measures.ts"
import type { Role } from "../triage/answers.ts"
import { costOf, type Prices } from "../triage/budget.ts"
import { calibrate, fewestToCalibrate, fitCalibration, type Judged } from "../triage/calibration.ts"
import type { Classification, FailureKind, TokenUsage } from "../triage/provider.ts"
import { verdictOn, type Thresholds } from "../triage/rules.ts"

/** What people had decided about a ticket, null where nothing. */
export type Truth = { category: Category | null; priority: Priority | null }

/** The place in triage of who is asked, which decides about its prices. */
export const roleOf = (asked: BacktestProvider): Role => (asked === "shadow" ? "shadow" : "first")

/** What came of asking about one ticket. */
export type Outcome = {
  latencyMs: number
  inputTokens: number | null
  outputTokens: number | null
} & ({ answer: Answer; failure: null } | { answer: null; failure: FailureKind })

type Answer = {
  category: Category
  priority: Priority
  category_confidence: number
  priority_confidence: number
  knowsLanguage: boolean
}

/** What came of an answer. */
export const outcomeOf = (
  { category, priority, knowsLanguage = true }: Classification,
  { latencyMs, usage }: { latencyMs: number; usage: TokenUsage | null },
): Outcome => ({
  answer: {
    category: category.value,
    priority: priority.value,
    category_confidence: category.confidence,
    priority_confidence: priority.confidence,
    knowsLanguage,
  },
  failure: null,
  latencyMs,
  inputTokens: usage?.inputTokens ?? null,
  outputTokens: usage?.outputTokens ?? null,
})

/** A ticket's truth beside what was answered. */
export type Tested = { truth: Truth; outcome: Outcome }

// Refitting at each answer would cost the square of their number.
const growth = 1.1

type Stated = { confidence: number; isRight: boolean | null }

/** Each confidence, calibrated on the judged answers before it; null while those are too few. */
function calibrateInOrder(stated: Stated[]): (number | null)[] {
  const judged: Judged[] = []
  let calibration: ReturnType<typeof fitCalibration> | null = null
  let fittedOn = 0
  return stated.map(({ confidence, isRight }) => {
    if (judged.length >= fewestToCalibrate && judged.length >= fittedOn * growth) {
      calibration = fitCalibration(judged)
      fittedOn = judged.length
    }
    if (isRight !== null) judged.push({ confidence, isRight })
    return calibration && calibrate(calibration, confidence)
  })
}

type Answered = { truth: Truth; answer: Answer }

const calibratedFor = (answered: Answered[], field: TriageField) =>
  calibrateInOrder(
    answered.map(({ truth, answer }) => ({
      confidence: answer[`${field}_confidence`],
      isRight: truth[field] === null ? null : truth[field] === answer[field],
    })),
  )

const lastBin = 9

/** Counts answers by truth, answer and confidence, as the scoreboard does. */
function cellsOf(answered: Answered[], thresholds: Thresholds): Record<TriageField, Cell[]> {
  const calibrated = {
    category: calibratedFor(answered, "category"),
    priority: calibratedFor(answered, "priority"),
  }
  const cells = { category: new Map<string, Cell>(), priority: new Map<string, Cell>() }
  for (const [at, { truth, answer }] of answered.entries()) {
    const verdict = verdictOn(
      {
        ...answer,
        category_calibrated: calibrated.category[at] ?? null,
        priority_calibrated: calibrated.priority[at] ?? null,
        abstains: answer.knowsLanguage ? null : "unknown_language",
      },
      thresholds,
    )
    for (const field of triageFields) {
      const value = truth[field]
      if (value === null) continue
      const worth = calibrated[field][at] ?? null
      const share = worth ?? answer[`${field}_confidence`]
      const bin = Math.min(lastBin, Math.floor(share * 10))
      const is_calibrated = worth !== null
      const key = `${value} ${answer[field]} ${bin} ${is_calibrated}`
      const of = { truth: value, answer: answer[field], bin, is_calibrated }
      const cell = cells[field].get(key) ?? newCell(of)
      cells[field].set(key, cell)
      cell.tickets++
      cell.confidence += share
      if (verdict[field] !== "unsure") cell.covered++
    }
  }
  return { category: [...cells.category.values()], priority: [...cells.priority.values()] }
}

const newCell = (of: Pick<Cell, "truth" | "answer" | "bin" | "is_calibrated">): Cell => ({
  ...of,
  tickets: 0,
  covered: 0,
  confidence: 0,
})

const sum = (outcomes: Outcome[], field: "inputTokens" | "outputTokens") =>
  outcomes.reduce((total, outcome) => total + (outcome[field] ?? 0), 0)

function latencyOf(outcomes: Outcome[]): BacktestReport["latency_ms"] {
  const sorted = outcomes
    .filter(({ failure }) => failure === null)
    .map(({ latencyMs }) => latencyMs)
    .toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  return sorted.length === 0 ? null : { p50: at(0.5), p95: at(0.95) }
}

type Terms = { thresholds: Thresholds; provider: string; prices: Prices | null }

/** All figures over what was answered, in the order of people's decisions. */
export function reportOf(tested: Tested[], terms: Terms): BacktestReport {
  const outcomes = tested.map(({ outcome }) => outcome)
  const answered = tested.flatMap(({ truth, outcome: { answer } }) =>
    answer === null ? [] : [{ truth, answer }],
  )
  const cells = cellsOf(answered, terms.thresholds)
  const [input, output] = [sum(outcomes, "inputTokens"), sum(outcomes, "outputTokens")]
  return {
    latency_ms: latencyOf(outcomes),
    input_tokens: input,
    output_tokens: output,
    cost: terms.provider === "builtin" ? 0 : costOf({ input, output }, terms.prices),
    category: fieldQuality("category", cells.category),
    priority: fieldQuality("priority", cells.priority),
  }
}

/** Failures that say something of the moment and not of the text; these are asked again. */
export const passingFailures: FailureKind[] = [
  "unreachable",
  "timeout",
  "rate_limited",
  "quota_exhausted",
  "unauthorized",
  "server_error",
  "busy",
]
