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

/** The mean of every value's F1, rare values counting as much as common ones. */
export function macroF1(outcomes: Outcome[]): number {
  const values = [...count(outcomes.map(({ truth }) => truth)).keys()]
  const f1s = values.map((value) => {
    const hits = outcomes.filter(({ truth, answer }) => truth === value && answer === value).length
    const said = outcomes.filter(({ answer }) => answer === value).length
    const meant = outcomes.filter(({ truth }) => truth === value).length
    return (2 * hits) / (said + meant)
  })
  return f1s.reduce((sum, f1) => sum + f1, 0) / f1s.length
}

/** The share of answers at most one step from the truth, on an ordered list of values. */
export const withinOne = (outcomes: Outcome[], order: readonly string[]): number =>
  outcomes.filter(
    ({ truth, answer }) => Math.abs(order.indexOf(truth) - order.indexOf(answer)) <= 1,
  ).length / outcomes.length

/**
 * Expected calibration error over ten equal bins: how far confidence and accuracy lie apart
 * (Naeini et al., AAAI 2015).
 */
export function calibrationError(outcomes: Outcome[], bins = 10): number {
  let error = 0
  for (let bin = 0; bin < bins; bin++) {
    const inBin = outcomes.filter(
      ({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)) === bin,
    )
    if (inBin.length === 0) continue
    const confidence = inBin.reduce((sum, one) => sum + one.confidence, 0) / inBin.length
    error += (inBin.length / outcomes.length) * Math.abs(accuracy(inBin) - confidence)
  }
  return error
}

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
