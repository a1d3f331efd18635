import { gunzipSync, gzipSync } from "node:zlib"
import { z } from "zod"
import { triageFields } from "../../../contract/vocabulary.ts"
import { buckets } from "./features.ts"
import { blankLinears, rowAt, valueCount, type Linear } from "./linear.ts"
import { newWordSet, type WordSet } from "./word-set.ts"

/** What a desk's labels have taught, on top of the starter model. */
export type DeskModel = { category: Linear; priority: Linear; words: WordSet }

/** A desk that has taught nothing yet. */
export const blankDeskModel = (): DeskModel => ({
  ...blankLinears(),
  words: newWordSet(),
})

const linearSchema = z.object({ bias: z.array(z.number()), trust: z.number() })
const headerSchema = z.object({ category: linearSchema, priority: linearSchema })

const weightsLength = buckets * valueCount * Float32Array.BYTES_PER_ELEMENT

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength)

function weightsOf(linear: Linear): Float32Array {
  const weights = new Float32Array(buckets * valueCount)
  for (let bucket = 0; bucket < buckets; bucket++) {
    const row = rowAt(linear, bucket)
    weights.set(linear.weights.subarray(row, row + valueCount), bucket * valueCount)
  }
  return weights
}

/** A desk's model as the database keeps it: a header's length and JSON, the words, the weights. */
export function packDeskModel(model: DeskModel): Buffer {
  const header = Object.fromEntries(
    triageFields.map((field) => [
      field,
      { bias: [...model[field].bias], trust: model[field].trust },
    ]),
  )
  const json = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  const weights = triageFields.map((field) => bytesOf(weightsOf(model[field])))
  return gzipSync(Buffer.concat([length, json, bytesOf(model.words), ...weights]), { level: 1 })
}

/** A desk's model out of what the database kept. */
export function unpackDeskModel(packed: Uint8Array): DeskModel {
  const bytes = gunzipSync(packed)
  let at = 4 + bytes.readUInt32LE(0)
  const header = headerSchema.parse(JSON.parse(bytes.toString("utf8", 4, at)))
  const take = (length: number) => {
    // A copy, because Float32Array needs an offset that four divides.
    const part = Uint8Array.from(bytes.subarray(at, at + length))
    at += length
    return part
  }
  const kept = take(bytes.length - at - triageFields.length * weightsLength)
  // Another length is that of an earlier version, whose words were fewer; its model is soon learned anew.
  const words = kept.length === newWordSet().length ? kept : newWordSet()
  const desk = { words, ...blankLinears() }
  for (const field of triageFields) {
    const { bias, trust } = header[field]
    const linear = Object.assign(desk[field], { bias: Float32Array.from(bias), trust })
    const weights = new Float32Array(take(weightsLength).buffer)
    for (let bucket = 0; bucket < buckets; bucket++) {
      const row = weights.subarray(bucket * valueCount, (bucket + 1) * valueCount)
      linear.weights.set(row, rowAt(linear, bucket))
    }
  }
  return desk
}
