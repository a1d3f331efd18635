/** How a stated confidence maps to how often such answers were right: sigmoid(slope * logit + intercept). */
export type Calibration = { slope: number; intercept: number }

/** One answer: how sure its provider was, and whether a person agreed. */
export type Judged = { confidence: number; isRight: boolean }

/** Before this many labels no confidence can be trusted. */
export const fewestToCalibrate = 50

const nearest = 1e-4
const logit = (share: number) => {
  const inside = Math.min(1 - nearest, Math.max(nearest, share))
  return Math.log(inside / (1 - inside))
}
const sigmoid = (score: number) => 1 / (1 + Math.exp(-score))

/** The confidence that experience supports. */
export const calibrate = ({ slope, intercept }: Calibration, confidence: number): number =>
  sigmoid(slope * logit(confidence) + intercept)

// As strong as two answers' worth of belief that the provider knows itself.
const belief = 2
const steps = 25

/**
 * Fits Platt's scaling (1999) by Newton's method, drawn towards leaving confidences as they are, so that
 * few answers do not swing it. Targets are smoothed as Platt proposes.
 */
export function fitCalibration(answers: Judged[]): Calibration {
  const right = answers.filter(({ isRight }) => isRight).length
  const high = (right + 1) / (right + 2)
  const low = 1 / (answers.length - right + 2)
  let [slope, intercept] = [1, 0]
  for (let step = 0; step < steps; step++) {
    let [gradientSlope, gradientIntercept] = [belief * (slope - 1), belief * intercept]
    let [slopes, mixed, intercepts] = [belief, 0, belief]
    for (const { confidence, isRight } of answers) {
      const x = logit(confidence)
      const share = sigmoid(slope * x + intercept)
      const error = share - (isRight ? high : low)
      const curve = Math.max(share * (1 - share), 1e-6)
      gradientSlope += error * x
      gradientIntercept += error
      slopes += curve * x * x
      mixed += curve * x
      intercepts += curve
    }
    const determinant = slopes * intercepts - mixed * mixed
    const slopeStep = (intercepts * gradientSlope - mixed * gradientIntercept) / determinant
    const interceptStep = (slopes * gradientIntercept - mixed * gradientSlope) / determinant
    slope = Math.max(0, slope - slopeStep)
    intercept -= interceptStep
    if (Math.abs(slopeStep) + Math.abs(interceptStep) < 1e-6) break
  }
  return { slope, intercept }
}

const bins = 10

/** Answers in one bin, 0 to 9: how many, the sum of their confidences, and how many are right. */
type Binned = { bin: number; answers: number; confidence: number; right: number }

/**
 * Expected calibration error over ten equal bins: how far confidence and accuracy lie apart
 * (Naeini et al., AAAI 2015).
 */
export function binnedError(cells: Binned[]): number {
  const gaps = Array.from({ length: bins }, () => 0)
  let count = 0
  for (const { bin, answers, confidence, right } of cells) {
    gaps[bin] = (gaps[bin] ?? 0) + confidence - right
    count += answers
  }
  return gaps.reduce((total, gap) => total + Math.abs(gap), 0) / Math.max(1, count)
}

/** The same for single answers. */
export const calibrationError = (answers: Judged[]): number =>
  binnedError(
    answers.map(({ confidence, isRight }) => ({
      bin: Math.min(bins - 1, Math.floor(confidence * bins)),
      answers: 1,
      confidence,
      right: isRight ? 1 : 0,
    })),
  )

/** A calibration, and its error on the newer half of the answers after fitting on the older half. */
export function calibrationOf(inTimeOrder: Judged[]): { calibration: Calibration; error: number } {
  const half = Math.floor(inTimeOrder.length / 2)
  const early = fitCalibration(inTimeOrder.slice(0, half))
  const held = inTimeOrder
    .slice(half)
    .map(({ confidence, isRight }) => ({ confidence: calibrate(early, confidence), isRight }))
  return { calibration: fitCalibration(inTimeOrder), error: calibrationError(held) }
}
