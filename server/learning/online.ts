import type { DeskModel } from "../triage/builtin/desk-model.ts"
import { learnersOn, type Learners, type Pace } from "../triage/builtin/learner.ts"
import { teach, type Label, type Read } from "./lessons.ts"

const pace: Pace = { rate: 0.15, decay: 1e-4 }
const steps = 3
// A desk that has learned in a batch should not be thrown about by one more label.
const experience = 0.01

/** More labels than these at once are an import; the next training learns them, faster. */
export const mostAtOnce = 500

/** What learns label by label on top of a desk's model, in place; a blank one learns with longer steps. */
export const onlineLearners = (desk: DeskModel, { isBlank }: { isBlank: boolean }): Learners =>
  learnersOn(desk, isBlank ? 0 : experience)

/** Learns a label at once, in about a millisecond. */
export const learnOnline = (learners: Learners, lesson: { reading: Read; label: Label }): void =>
  teach(learners, lesson, { pace, steps })
