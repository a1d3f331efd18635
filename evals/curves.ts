import { categories, priorities, type TriageField } from "../contract/vocabulary.ts"
import type { Label } from "../server/learning/lessons.ts"
import { train } from "../server/learning/training.ts"
import { sharesOf } from "../server/triage/builtin/classifier.ts"
import { blankDeskModel, type DeskModel } from "../server/triage/builtin/desk-model.ts"
import { readStarter, readWith, type Reading } from "../server/triage/builtin/starter.ts"
import { calibrate, type Calibration } from "../server/triage/calibration.ts"
import type { Row, Split } from "./datasets.ts"
import type { Outcome } from "./measures.ts"

/** What a desk would have after so many labels, measured on texts that it never saw. */

const starter = readStarter()
const valuesOf = { category: categories, priority: priorities }

export type Point = { name: string; outcomes: Outcome[] }

const best = (shares: Float64Array): number =>
  shares.reduce((top, share, at) => (share > (shares[top] ?? 0) ? at : top), 0)

type Knowing = { desk: DeskModel; calibration: Calibration | null }

function outcomesOf(
  tests: { row: Row; reading: Reading }[],
  field: TriageField,
  { desk, calibration }: Knowing,
): Outcome[] {
  return tests.map(({ row, reading }) => {
    const shares = sharesOf(desk, reading, field)
    const at = best(shares)
    const stated = shares[at] ?? 0
    return {
      truth: row[field] ?? "",
      answer: valuesOf[field][at] ?? "",
      confidence: calibration ? calibrate(calibration, stated) : stated,
    }
  })
}

const labelOf = (field: TriageField, row: Row): Label => ({
  title: row.title,
  description: row.description,
  category: field === "category" ? (row.category ?? null) : null,
  priority: field === "priority" ? (row.priority ?? null) : null,
  categoryWeight: 1,
  priorityWeight: 1,
})

const byDesk = { category: true, priority: true }
const nothing: Knowing = { desk: blankDeskModel(), calibration: null }

type Lessons = { rows: Row[]; field: TriageField }

/** What a desk knows after so many labels, as it comes to it: from the model that it had before. */
function learnOn(had: Knowing, { rows, field }: Lessons, [known, size]: [number, number]): Knowing {
  const { desk, calibrations } = train({
    starter,
    active: known === 0 ? null : had.desk,
    decided: rows.slice(0, size).map((row) => ({ label: labelOf(field, row), byDesk })),
    newLabels: size - known,
  })
  // A model that stays keeps its calibration.
  return { desk, calibration: calibrations[field]?.calibration ?? had.calibration }
}

function ruleOutcomes(tests: { row: Row; reading: Reading }[], field: TriageField): Outcome[] {
  return tests.map(({ row, reading }) => {
    const shares = reading.ruleLogs[field].map((log) => Math.exp(log))
    const at = best(shares)
    return {
      truth: row[field] ?? "",
      answer: valuesOf[field][at] ?? "",
      confidence: shares[at] ?? 0,
    }
  })
}

const sizes = [50, 200, 1_000]

/** Rules, starter model, and the desk's model after 50, 200, 1,000 and all labels. */
export function learningCurve({ train: rows, test }: Split, field: TriageField): Point[] {
  const tests = test.map((row) => ({ row, reading: readWith(starter, row) }))
  const points = [
    { name: "rules alone", outcomes: ruleOutcomes(tests, field) },
    { name: "0 labels", outcomes: outcomesOf(tests, field, nothing) },
  ]
  let [known, knowing] = [0, nothing]
  for (const size of [...sizes.filter((one) => one < rows.length), rows.length]) {
    knowing = learnOn(knowing, { rows, field }, [known, size])
    known = size
    const name = size === rows.length ? `all ${size} labels` : `${size} labels`
    points.push({ name, outcomes: outcomesOf(tests, field, knowing) })
  }
  return points
}
