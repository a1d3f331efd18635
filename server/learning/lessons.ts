import {
  triageFields,
  type Category,
  type Priority,
  type TriageField,
} from "../../contract/vocabulary.ts"
import { learn, lessonOf, type Learner, type Pace } from "../triage/builtin/learner.ts"
import type { Reading } from "../triage/builtin/starter.ts"
import type { TicketText } from "../triage/provider.ts"

/** A text with what people decided, null where nobody did, and how much their word weighs. */
export type Label = TicketText & {
  category: Category | null
  priority: Priority | null
  categoryWeight: number
  priorityWeight: number
}

export type Learners = Record<TriageField, Learner>

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
