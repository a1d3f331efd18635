import { fewestForFigure, type FieldQuality, type Figure } from "../../contract/quality.ts"
import { priorities, type TriageField } from "../../contract/vocabulary.ts"
import { binnedError } from "../triage/calibration.ts"
import { figureOf } from "./figures.ts"

/** Answers of one provider that agree in truth, answer, bin and scale of confidence. */
export type Cell = {
  truth: string
  answer: string
  /** 0 to 9, for confidences of 0.0, 0.1 and so on. */
  bin: number
  is_calibrated: boolean
  tickets: number
  covered: number
  confidence: number
}

const sum = <Item>(items: Item[], amount: (item: Item) => number) =>
  items.reduce((total, item) => total + amount(item), 0)
const ticketsIn = (cells: { tickets: number }[]) => sum(cells, ({ tickets }) => tickets)
const isRight = ({ truth, answer }: Pick<Cell, "truth" | "answer">) => truth === answer

type Counted = Pick<Cell, "truth" | "answer" | "tickets">

/** The mean of every value's F1, rare values counting as much as common ones. */
export function macroF1(cells: Counted[]): number {
  const values = [...new Set(cells.map(({ truth }) => truth))]
  const f1s = values.map((value) => {
    const hits = ticketsIn(cells.filter((cell) => cell.truth === value && isRight(cell)))
    const meant = ticketsIn(cells.filter((cell) => cell.truth === value))
    const said = ticketsIn(cells.filter((cell) => cell.answer === value))
    return said + meant === 0 ? 0 : (2 * hits) / (said + meant)
  })
  return values.length === 0 ? 0 : sum(f1s, (f1) => f1) / values.length
}

const calibrationError = (cells: Cell[]): number =>
  binnedError(
    cells.map((cell) => ({
      bin: cell.bin,
      answers: cell.tickets,
      confidence: cell.confidence,
      right: isRight(cell) ? cell.tickets : 0,
    })),
  )

const resamples = 200
const seed = 20_261_123

/** Numbers from 0 to 1, the same each time, so that a figure does not flicker between two reads. */
function repeatable(): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 0) / 2 ** 32
  }
}

// A cell of a resampled table is all but Poisson (Hanley and MacGibbon 2006), and large ones normal.
function redraw(count: number, random: () => number): number {
  if (count > 40) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return Math.max(0, Math.round(count + normal * Math.sqrt(count)))
  }
  let drawn = 0
  for (let left = random(); left > Math.exp(-count); left *= random()) drawn++
  return drawn
}

/**
 * A measure of a whole table with its 95 % interval by the basic bootstrap (Davison and Hinkley 1997,
 * section 5.2), clipped to 0 to 1. Resampling adds its own error to a calibration error, so that
 * percentiles would all lie above the value; the basic interval turns that bias round. It reaches at
 * least to the value itself.
 */
function bootstrapped(cells: Cell[], measure: (cells: Cell[]) => number): Figure {
  const n = ticketsIn(cells)
  if (n < fewestForFigure) return { n, value: null, low: null, high: null }
  const random = repeatable()
  const values = Array.from({ length: resamples }, () =>
    measure(
      cells.map((cell) => {
        const tickets = redraw(cell.tickets, random)
        const confidence = (cell.confidence / cell.tickets) * tickets
        return Object.assign({}, cell, { tickets, confidence })
      }),
    ),
  ).toSorted((one, other) => one - other)
  const value = measure(cells)
  const at = (share: number) => values[Math.floor(share * (resamples - 1))] ?? value
  return {
    n,
    value,
    low: Math.max(0, Math.min(value, 2 * value - at(0.975))),
    high: Math.min(1, Math.max(value, 2 * value - at(0.025))),
  }
}

const levels: readonly string[] = priorities

/** Whether a priority is at most one level from the truth. */
export const isNear = ({ truth, answer }: Pick<Cell, "truth" | "answer">) =>
  Math.abs(levels.indexOf(truth) - levels.indexOf(answer)) <= 1

function confusionOf(cells: Cell[]): FieldQuality["confusion"] {
  const table = new Map<string, FieldQuality["confusion"][number]>()
  for (const { truth, answer, tickets } of cells) {
    const key = `${truth} ${answer}`
    const known = table.get(key)
    if (known) known.tickets += tickets
    else table.set(key, { truth, answer, tickets })
  }
  return [...table.values()]
}

function calibrationCurve(cells: Cell[]): FieldQuality["calibration"] {
  return Array.from({ length: 10 }, (_, bin) => cells.filter((cell) => cell.bin === bin)).flatMap(
    (inBin, bin) => {
      const n = ticketsIn(inBin)
      if (n === 0) return []
      const confidence = Math.min(1, sum(inBin, (cell) => cell.confidence) / n)
      const right = ticketsIn(inBin.filter(isRight))
      return [
        { from: bin / 10, to: (bin + 1) / 10, confidence, right, accuracy: figureOf(right, n) },
      ]
    },
  )
}

/** The answers whose confidences can be compared: calibrated and stated ones are two scales. */
function onOneScale(cells: Cell[]): { scale: FieldQuality["scale"]; scaled: Cell[] } {
  const calibrated = cells.filter((cell) => cell.is_calibrated)
  return ticketsIn(calibrated) >= fewestForFigure
    ? { scale: "calibrated", scaled: calibrated }
    : { scale: "stated", scaled: cells.filter((cell) => !cell.is_calibrated) }
}

/** All figures of one provider on one field. */
export function fieldQuality(field: TriageField, cells: Cell[]): FieldQuality {
  const n = ticketsIn(cells)
  const right = cells.filter(isRight)
  const { scale, scaled } = onOneScale(cells)
  const covered = sum(scaled, (cell) => cell.covered)
  const truths = [...new Set(cells.map(({ truth }) => truth))]
  const commonest = truths.map((truth) => ticketsIn(cells.filter((cell) => cell.truth === truth)))
  return {
    labels: n,
    scale,
    accuracy: figureOf(ticketsIn(right), n),
    majority: figureOf(Math.max(0, ...commonest), n),
    coverage: figureOf(covered, ticketsIn(scaled)),
    accuracy_covered: figureOf(
      sum(scaled.filter(isRight), (cell) => cell.covered),
      covered,
    ),
    within_one: field === "priority" ? figureOf(ticketsIn(cells.filter(isNear)), n) : null,
    macro_f1: bootstrapped(cells, macroF1),
    calibration_error: bootstrapped(scaled, calibrationError),
    confusion: confusionOf(cells),
    calibration: calibrationCurve(scaled),
  }
}
