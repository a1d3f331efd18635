import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { z } from "zod"
import { categories, priorities, type TriageField } from "../contract/vocabulary.ts"
import { buckets, featuresOf } from "../server/triage/builtin/features.ts"
import {
  learn,
  learnersOn,
  lessonOf,
  shuffle,
  type Pace,
} from "../server/triage/builtin/learner.ts"
import { blankLinears, rowLength, type Linear } from "../server/triage/builtin/linear.ts"
import { passagesOf } from "../server/triage/builtin/reading.ts"
import { ruleLogs } from "../server/triage/builtin/rules.ts"
import { signalsIn } from "../server/triage/builtin/signals.ts"
import { packStarter, type Reading, type TrainedStarter } from "../server/triage/builtin/starter.ts"
import { addWords, newWordSet } from "../server/triage/builtin/word-set.ts"

/** npm run starter: learns the starter model from the seed tickets, over the rules. */

const seedSchema = z.object({
  language: z.string(),
  category: z.enum(categories),
  priority: z.enum(priorities),
  title: z.string(),
  description: z.string(),
})
export type Seed = z.output<typeof seedSchema>

const folder = new URL("./seeds/", import.meta.url)

/** All seed tickets, in the order of their files. */
export const readSeeds = (): Seed[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .toSorted()
    .flatMap((name) => readFileSync(new URL(name, folder), "utf8").trim().split("\n"))
    .map((line) => seedSchema.parse(JSON.parse(line)))

type Lesson = { seed: Seed; reading: Pick<Reading, "features" | "logPrior"> }

function read(seed: Seed): Lesson {
  const passages = passagesOf(seed)
  return {
    seed,
    reading: { features: featuresOf(passages), logPrior: ruleLogs(signalsIn(passages)) },
  }
}

const pace: Pace = { rate: 0.1, decay: 3e-4 }
const epochs = 15

/** How much a seed of each value weighs, so that no value is likelier for having more of them. */
function weightsFor(lessons: Lesson[], field: TriageField): (value: string) => number {
  const counts = new Map<string, number>()
  for (const { seed } of lessons) counts.set(seed[field], (counts.get(seed[field]) ?? 0) + 1)
  const even = lessons.length / counts.size
  return (value) => even / (counts.get(value) ?? even)
}

function fit(lessons: Lesson[], field: TriageField): Linear {
  const learner = learnersOn(blankLinears())[field]
  const weightOf = weightsFor(lessons, field)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { seed, reading } of shuffle([...lessons], epoch)) {
      learn(
        learner,
        lessonOf(reading, field, { value: seed[field], weight: weightOf(seed[field]) }),
        pace,
      )
    }
  }
  return learner.model
}

// Learning that one level off is half right makes the priority too modest. On seed files held out of
// the training, this makes its probabilities as good as they get; the category needs nothing.
const priorityScale = 1.5

const scaled = (linear: Linear, by: number): Linear => ({
  ...linear,
  weights: linear.weights.map((weight) => weight * by),
  bias: linear.bias.map((bias) => bias * by),
  trust: linear.trust * by,
})

// Most of the file would be weights that hardly say anything, and parts of words that one seed ticket alone
// holds. On seed files held out of the training, leaving both out changes nothing.
const faintest = 0.05
const fewestSeeds = 2

function countSeeds(lessons: Lesson[]): Uint16Array {
  const counts = new Uint16Array(buckets)
  for (const { reading } of lessons) {
    // A bucket may stand for a word and for a part of one.
    for (const bucket of new Set(reading.features.indexes))
      counts[bucket] = (counts[bucket] ?? 0) + 1
  }
  return counts
}

function prune(linear: Linear, seedsWith: Uint16Array): Linear {
  const isTelling = (weight: number, at: number) =>
    Math.abs(weight) >= faintest && (seedsWith[Math.floor(at / rowLength)] ?? 0) >= fewestSeeds
  return {
    ...linear,
    weights: linear.weights.map((weight, at) => (isTelling(weight, at) ? weight : 0)),
  }
}

/** The starter model that these seeds teach. */
function trainStarter(seeds: Seed[], name: string): TrainedStarter {
  const lessons = seeds.map(read)
  const words = newWordSet()
  for (const { reading } of lessons) addWords(words, reading.features.words)
  const seedsWith = countSeeds(lessons)
  return {
    name,
    words,
    category: prune(fit(lessons, "category"), seedsWith),
    priority: prune(scaled(fit(lessons, "priority"), priorityScale), seedsWith),
  }
}

if (process.argv[1]?.endsWith("train-starter.ts")) {
  const seeds = readSeeds()
  const packed = packStarter(trainStarter(seeds, "starter-3"))
  writeFileSync(new URL("../server/triage/builtin/starter.bin.gz", import.meta.url), packed)
  console.log(
    `${seeds.length} seed tickets, ${buckets} buckets, ${(packed.length / 1000).toFixed(0)} KB`,
  )
}
