import {
  triageFields,
  type Category,
  type Priority,
  type TriageField,
} from "../../contract/vocabulary.ts"
import { learn, lessonOf, type Learners, type Pace } from "../triage/builtin/learner.ts"
import type { Reading } from "../triage/builtin/starter.ts"
import type { TicketText } from "../triage/provider.ts"

/** A text with what people decided, null where nobody did, and how much their word weighs. */
export type Label = TicketText & {
  category: Category | null
  priority: Priority | null
  categoryWeight: number
  priorityWeight: number
}

/** A label, and for each field whether it is the desk's own word. */
export type Decided = { label: Label; byDesk: Record<TriageField, boolean> }

// So much may requesters weigh on a desk that has said less than that: fifty of their labels.
const leastAllowed = 25

function weightsOf(decided: Decided[], field: TriageField) {
  const total = { desk: 0, requesters: 0 }
  for (const { label, byDesk } of decided) {
    total[byDesk[field] ? "desk" : "requesters"] += label[`${field}Weight`]
  }
  return total
}

/** The labels to learn from: all that requesters said together weighs no more than the desk's own words. */
export function capRequesters(decided: Decided[]): Decided[] {
  const shareOf = (field: TriageField) => {
    const { desk, requesters } = weightsOf(decided, field)
    return requesters === 0 ? 1 : Math.min(1, Math.max(desk, leastAllowed) / requesters)
  }
  const share = { category: shareOf("category"), priority: shareOf("priority") }
  const weightIn = ({ label, byDesk }: Decided, field: TriageField) =>
    label[`${field}Weight`] * (byDesk[field] ? 1 : share[field])
  return decided.map((one) => ({
    ...one,
    label: {
      ...one.label,
      categoryWeight: weightIn(one, "category"),
      priorityWeight: weightIn(one, "priority"),
    },
  }))
}

/** What is learned from: the words of a text, and what was thought of it before. */
export type Read = Pick<Reading, "features" | "logPrior">

/** Teaches the learners what people decided about a text, so many steps for each field. */
export function teach(
  learners: Learners,
  { reading, label }: { reading: Read; label: Label },
  { pace, steps = 1 }: { pace: Pace; steps?: number },
): void {
  for (const field of triageFields) {
    const value = label[field]
    if (value === null) continue
    const lesson = lessonOf(reading, field, { value, weight: label[`${field}Weight`] })
    for (let step = 0; step < steps; step++) learn(learners[field], lesson, pace)
  }
}
