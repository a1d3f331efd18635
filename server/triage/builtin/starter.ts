import { readFileSync } from "node:fs"
import { gunzipSync, gzipSync } from "node:zlib"
import { z } from "zod"
import { triageFields, type TriageField } from "../../../contract/vocabulary.ts"
import type { TicketText } from "../provider.ts"
import { buckets, featuresOf, type Features } from "./features.ts"
import { firstValue, rowAt, softmax, valueCount, type Linear } from "./linear.ts"
import { passagesOf } from "./reading.ts"
import { ruleLogs } from "./rules.ts"
import { signalsIn, type Signal } from "./signals.ts"
import { starterRows, sumRows, type StarterRows } from "./starter-rows.ts"
import { newWordSet, type WordSet } from "./word-set.ts"

/** What the seed tickets teach, over the rules. */
export type TrainedStarter = {
  name: string
  category: Linear
  priority: Linear
  /** The words that it has met. */
  words: WordSet
}

/** How a field's weights are read: their unit, each value's start, and how far the rules are trusted. */
type StarterField = { scale: number; bias: number[]; trust: number }

/** What the classifier knows before it has seen a desk, as it is shipped. */
export type Starter = Pick<TrainedStarter, "name" | "words"> &
  Record<TriageField, StarterField> & { rows: StarterRows }

/** A text as the learned models read it. */
export type Reading = {
  features: Features
  signals: Signal[]
  /** What the rules alone think, as logarithms. */
  ruleLogs: Record<TriageField, Float64Array>
  logPrior: Record<TriageField, Float64Array>
}

const logsOf = (shares: Float64Array) => shares.map((share) => Math.log(Math.max(share, 1e-6)))

function logPriorOf(starter: Starter, field: TriageField, sums: Float64Array, rules: Float64Array) {
  const { scale, bias, trust } = starter[field]
  const first = firstValue[field]
  const scores = sums
    .slice(first, first + valueCount)
    .map((sum, at) => sum * scale + trust * (rules[at] ?? 0) + (bias[at] ?? 0))
  return logsOf(softmax(scores))
}

/** Reads a text with the rules and the starter model; what a desk has taught comes on top. */
export function readWith(starter: Starter, text: TicketText): Reading {
  const passages = passagesOf(text)
  const features = featuresOf(passages)
  const signals = signalsIn(passages)
  const rules = ruleLogs(signals)
  const sums = sumRows(starter.rows, features)
  return {
    features,
    signals,
    ruleLogs: rules,
    logPrior: {
      category: logPriorOf(starter, "category", sums, rules.category),
      priority: logPriorOf(starter, "priority", sums, rules.priority),
    },
  }
}

const fieldSchema = z.object({ scale: z.number(), bias: z.array(z.number()), trust: z.number() })
const headerSchema = z.object({ name: z.string(), category: fieldSchema, priority: fieldSchema })

// Four times as many make the file a third larger, and no answer better.
const levels = 31

/**
 * The starter model as a file: a header's length and JSON, the set of buckets that have weights, the
 * set of words, then for each field and value one byte a bucket. By value and not by bucket, because
 * it packs a quarter smaller.
 */
export function packStarter(starter: TrainedStarter): Buffer {
  const scaleOf = ({ weights }: Linear) =>
    weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 1e-9) / levels
  const header = {
    name: starter.name,
    ...Object.fromEntries(
      triageFields.map((field) => {
        const { bias, trust } = starter[field]
        return [field, { scale: scaleOf(starter[field]), bias: [...bias], trust }]
      }),
    ),
  }
  const used = new Uint8Array(buckets / 8)
  const rows: number[] = []
  const quantised = triageFields.flatMap((field) =>
    Array.from({ length: valueCount }, (_, value) => {
      const scale = scaleOf(starter[field])
      return Int8Array.from({ length: buckets }, (__, bucket) =>
        Math.round((starter[field].weights[rowAt(starter[field], bucket) + value] ?? 0) / scale),
      )
    }),
  )
  for (let bucket = 0; bucket < buckets; bucket++) {
    if (quantised.every((plane) => plane[bucket] === 0)) continue
    rows.push(bucket)
    used[bucket >> 3] = (used[bucket >> 3] ?? 0) | (1 << (bucket & 7))
  }
  const planes = quantised.map((plane) => Int8Array.from(rows, (bucket) => plane[bucket] ?? 0))
  const json = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  return gzipSync(
    Buffer.concat([
      length,
      json,
      used,
      starter.words,
      ...planes.map((plane) => Buffer.from(plane.buffer)),
    ]),
    { level: 9 },
  )
}

/** The starter model out of its file. */
function unpackStarter(packed: Uint8Array): Starter {
  const bytes = gunzipSync(packed)
  const start = 4 + bytes.readUInt32LE(0)
  const header = headerSchema.parse(JSON.parse(bytes.toString("utf8", 4, start)))
  const wordsAt = start + buckets / 8
  const planesAt = wordsAt + newWordSet().length
  const used = bytes.subarray(start, wordsAt)
  const words = Uint8Array.from(bytes.subarray(wordsAt, planesAt))
  const planes = new Int8Array(bytes.buffer, bytes.byteOffset + planesAt)
  return { ...header, words, rows: starterRows(used, planes) }
}

/** The starter model of this package. */
export const readStarter = (): Starter =>
  unpackStarter(readFileSync(new URL("./starter.bin.gz", import.meta.url)))
