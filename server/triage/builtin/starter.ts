import { readFileSync } from "node:fs"
import { gunzipSync, gzipSync } from "node:zlib"
import { z } from "zod"
import type { TriageField } from "../../../contract/vocabulary.ts"
import type { TicketText } from "../provider.ts"
import { buckets, featuresOf, type Features } from "./features.ts"
import { blankLinear, probabilitiesOf, valueCount, type Linear } from "./linear.ts"
import { passagesOf } from "./reading.ts"
import { ruleLogs } from "./rules.ts"
import { signalsIn, type Signal } from "./signals.ts"

/** What the classifier knows before it has seen a desk: learned from the seed tickets, over the rules. */
export type Starter = {
  name: string
  category: Linear
  priority: Linear
  /** One bit a bucket: the words that it has met. */
  words: Uint8Array
}

/** A set of buckets, one bit each. */
export const newWordSet = (): Uint8Array => new Uint8Array(buckets / 8)

export function addWords(set: Uint8Array, words: Int32Array): void {
  for (const word of words) set[word >> 3] = (set[word >> 3] ?? 0) | (1 << (word & 7))
}

export const holdsWord = (set: Uint8Array, word: number): boolean =>
  ((set[word >> 3] ?? 0) & (1 << (word & 7))) !== 0

/** A text as the learned models read it. */
export type Reading = {
  features: Features
  signals: Signal[]
  /** What the rules alone think, as logarithms. */
  ruleLogs: Record<TriageField, Float64Array>
  logPrior: Record<TriageField, Float64Array>
}

const logsOf = (shares: Float64Array) => shares.map((share) => Math.log(Math.max(share, 1e-6)))

/** Reads a text with the rules and the starter model; what a desk has taught comes on top. */
export function readWith(starter: Starter, text: TicketText): Reading {
  const passages = passagesOf(text)
  const features = featuresOf(passages)
  const signals = signalsIn(passages)
  const rules = ruleLogs(signals)
  return {
    features,
    signals,
    ruleLogs: rules,
    logPrior: {
      category: logsOf(probabilitiesOf(starter.category, features, rules.category)),
      priority: logsOf(probabilitiesOf(starter.priority, features, rules.priority)),
    },
  }
}

const headerSchema = z.object({
  name: z.string(),
  category: z.object({ scale: z.number(), bias: z.array(z.number()), trust: z.number() }),
  priority: z.object({ scale: z.number(), bias: z.array(z.number()), trust: z.number() }),
})

const fields = ["category", "priority"] as const
// Four times as many make the file a third larger, and no answer better.
const levels = 31

/**
 * The starter model as a file: a header's length and JSON, the set of buckets that have weights, the
 * set of words, then for each field and value one byte a bucket. By value and not by bucket, because
 * it packs a quarter smaller.
 */
export function packStarter(starter: Starter): Buffer {
  const scaleOf = ({ weights }: Linear) =>
    weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 1e-9) / levels
  const header = {
    name: starter.name,
    ...Object.fromEntries(
      fields.map((field) => {
        const { bias, trust } = starter[field]
        return [field, { scale: scaleOf(starter[field]), bias: [...bias], trust }]
      }),
    ),
  }
  const used = newWordSet()
  const rows: number[] = []
  const quantised = fields.flatMap((field) =>
    Array.from({ length: valueCount }, (_, value) => {
      const scale = scaleOf(starter[field])
      return Int8Array.from({ length: buckets }, (__, bucket) =>
        Math.round((starter[field].weights[bucket * valueCount + value] ?? 0) / scale),
      )
    }),
  )
  for (let bucket = 0; bucket < buckets; bucket++) {
    if (quantised.every((plane) => plane[bucket] === 0)) continue
    rows.push(bucket)
  }
  addWords(used, Int32Array.from(rows))
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
export function unpackStarter(packed: Uint8Array): Starter {
  const bytes = gunzipSync(packed)
  const start = 4 + bytes.readUInt32LE(0)
  const header = headerSchema.parse(JSON.parse(bytes.toString("utf8", 4, start)))
  const used = bytes.subarray(start, start + buckets / 8)
  const words = Uint8Array.from(bytes.subarray(start + buckets / 8, start + buckets / 4))
  const rows: number[] = []
  for (let bucket = 0; bucket < buckets; bucket++) if (holdsWord(used, bucket)) rows.push(bucket)
  let at = start + buckets / 4
  const linearOf = (field: TriageField): Linear => {
    const { scale, bias, trust } = header[field]
    const linear = { ...blankLinear(), bias: Float32Array.from(bias), trust }
    for (let value = 0; value < valueCount; value++) {
      for (const bucket of rows)
        linear.weights[bucket * valueCount + value] = bytes.readInt8(at++) * scale
    }
    return linear
  }
  return {
    name: header.name,
    category: linearOf("category"),
    priority: linearOf("priority"),
    words,
  }
}

/** The starter model of this package. */
export const readStarter = (): Starter =>
  unpackStarter(readFileSync(new URL("./starter.bin.gz", import.meta.url)))
