import * as measures from "../server/quality/measures.ts"
import * as calibration from "../server/triage/calibration.ts"

/** One answer beside the truth. */
export type Outcome = { truth: string; answer: string; confidence: number }

const count = (values: string[]) => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** The share of right answers. */
export const accuracy = (outcomes: Outcome[]): number =>
  outcomes.filter(({ truth, answer }) => truth === answer).length / outcomes.length

/** The accuracy of always answering the most common value. */
export const majority = (outcomes: Outcome[]): number =>
  Math.max(...count(outcomes.map(({ truth }) => truth)).values()) / outcomes.length

/** The mean of every value's F1, as the scoreboard tells it. */
export const macroF1 = (outcomes: Outcome[]): number =>
  measures.macroF1(outcomes.map(({ truth, answer }) => ({ truth, answer, tickets: 1 })))

/** The share of priorities at most one level from the truth. */
export const withinOne = (outcomes: Outcome[]): number =>
  outcomes.filter(measures.isNear).length / outcomes.length

/** How far confidence and accuracy lie apart, as the scoreboard tells it. */
export const calibrationError = (outcomes: Outcome[]): number =>
  calibration.calibrationError(
    outcomes.map(({ truth, answer, confidence }) => ({ confidence, isRight: truth === answer })),
  )

/** How many answers are at least this sure, and how many of those are right. */
export function coverageAt(
  outcomes: Outcome[],
  threshold: number,
): { share: number; accuracy: number } {
  const sure = outcomes.filter(({ confidence }) => confidence >= threshold)
  return { share: sure.length / outcomes.length, accuracy: sure.length === 0 ? 0 : accuracy(sure) }
}

/** Agreement beyond chance on an ordered list, where being further off counts by its square (Cohen 1968). */
export function quadraticKappa(outcomes: Outcome[], order: readonly string[]): number {
  const distance = (one: string, other: string) => (order.indexOf(one) - order.indexOf(other)) ** 2
  const seen = outcomes.reduce((sum, { truth, answer }) => sum + distance(truth, answer), 0)
  const truths = count(outcomes.map(({ truth }) => truth))
  const answers = count(outcomes.map(({ answer }) => answer))
  let expected = 0
  for (const [truth, times] of truths) {
    for (const [answer, said] of answers) expected += distance(truth, answer) * times * said
  }
  return expected === 0 ? 0 : 1 - (seen * outcomes.length) / expected
}
