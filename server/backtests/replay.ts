import { teach, type Label, type Read } from "../learning/lessons.ts"
import { createBuiltin, type Builtin } from "../triage/builtin/classifier.ts"
import { blankDeskModel } from "../triage/builtin/desk-model.ts"
import { batchPace, epochsFor, learnersOn, shuffle } from "../triage/builtin/learner.ts"
import { readWith, type Starter } from "../triage/builtin/starter.ts"
import { addWords } from "../triage/builtin/word-set.ts"
import type { Classification, TicketText } from "../triage/provider.ts"

/** The built-in classifier on a desk as it was, which it gets to know label by label. */
export type Replay = {
  /** What it would have answered, knowing only what it has learned so far. */
  predict(text: TicketText): Classification
  learn(label: Label): void
}

// A desk learns anew from all its labels as they grow by a tenth; by half costs a fifth of the time.
const growth = 0.5
const fewestNew = 20

// Readings of more texts than these fill the memory; the others are made anew each time.
const mostKept = 10_000

type Reader = (label: Label) => Read

function createReader(starter: Starter): Reader {
  const kept = new Map<Label, Read>()
  return (label) => {
    const known = kept.get(label)
    if (known) return known
    const { features, logPrior } = readWith(starter, label)
    if (kept.size < mostKept) kept.set(label, { features, logPrior })
    return { features, logPrior }
  }
}

type Student = { builtin: Builtin; study(label: Label): void }

function newStudent(starter: Starter, read: Reader): Student {
  const desk = blankDeskModel()
  const learners = learnersOn(desk)
  return {
    builtin: createBuiltin({ starter, desk, model: starter.name }),
    study(label) {
      const reading = read(label)
      teach(learners, { reading, label }, { pace: batchPace })
      addWords(desk.words, reading.features.words)
    },
  }
}

function studentOf(labels: Label[], starter: Starter, read: Reader): Student {
  const student = newStudent(starter, read)
  for (let epoch = 0; epoch < epochsFor(labels.length); epoch++) {
    for (const label of shuffle([...labels], epoch)) student.study(label)
  }
  return student
}

/** Starts from the starter model and what was decided before, in the order of the decisions. */
export function createReplay(starter: Starter, before: Label[]): Replay {
  const read = createReader(starter)
  const learned = [...before]
  let student = studentOf(learned, starter, read)
  let learnedInBatch = learned.length
  return {
    predict: (text) => student.builtin.classifyText(text),
    learn(label) {
      learned.push(label)
      const fresh = learned.length - learnedInBatch
      if (fresh < Math.max(fewestNew, learnedInBatch * growth)) return student.study(label)
      student = studentOf(learned, starter, read)
      learnedInBatch = learned.length
    },
  }
}
