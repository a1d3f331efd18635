import { gunzipSync, gzipSync } from "node:zlib"
import { z } from "zod"
import type { TriageField } from "../../../contract/vocabulary.ts"
import { buckets } from "./features.ts"
import { blankLinear, valueCount, type Linear } from "./linear.ts"
import { newWordSet } from "./starter.ts"

/** What a desk's labels have taught, on top of the starter model. */
export type DeskModel = { category: Linear; priority: Linear; words: Uint8Array }

/** A desk that has taught nothing yet. */
export const blankDeskModel = (): DeskModel => ({
  category: blankLinear(),
  priority: blankLinear(),
  words: newWordSet(),
})

const fields = ["category", "priority"] as const
const linearSchema = z.object({ bias: z.array(z.number()), trust: z.number() })
const headerSchema = z.object({ category: linearSchema, priority: linearSchema })

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength)

/** A desk's model as the database keeps it: a header's length and JSON, the words, the weights. */
export function packDeskModel(model: DeskModel): Buffer {
  const header = Object.fromEntries(
    fields.map((field) => [field, { bias: [...model[field].bias], trust: model[field].trust }]),
  )
  const json = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  const weights = fields.map((field) => bytesOf(model[field].weights))
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
  const words = take(buckets / 8)
  const linearOf = (field: TriageField): Linear => ({
    weights: new Float32Array(take(buckets * valueCount * 4).buffer),
    bias: Float32Array.from(header[field].bias),
    trust: header[field].trust,
  })
  return { words, category: linearOf("category"), priority: linearOf("priority") }
}
