import { buckets, type Features } from "./features.ts"
import { rowLength } from "./linear.ts"

/**
 * The weights of those buckets that have any, one byte each, those of both fields side by side. As rows of
 * floating-point numbers for all buckets they took 4 MB, of which little stays in a processor's caches: the
 * 3,500 rows of a long text took 1.4 ms, and take 0.6 like this.
 */
export type StarterRows = {
  /** One bit a bucket: whether it has a row. */
  used: Uint32Array
  /** For each word of `used`, how many rows lie before it. */
  before: Uint32Array
  weights: Int8Array
}

function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Rows for the buckets of a set, out of the weights of each value in turn. */
export function starterRows(set: Uint8Array, planes: Int8Array): StarterRows {
  const used = new Uint32Array(buckets / 32)
  for (const [at, byte] of set.entries())
    used[at >> 2] = (used[at >> 2] ?? 0) | (byte << (8 * (at & 3)))
  const before = new Uint32Array(used.length)
  let rows = 0
  for (const [at, word] of used.entries()) {
    before[at] = rows
    rows += bitsIn(word)
  }
  const weights = Int8Array.from(planes, (_, at) => {
    const [row, value] = [Math.floor(at / rowLength), at % rowLength]
    return planes[value * rows + row] ?? 0
  })
  return { used, before, weights }
}

/** Where the row of a bucket begins, or -1 where it has none. */
export function rowOf({ used, before }: StarterRows, bucket: number): number {
  const word = used[bucket >> 5] ?? 0
  const bit = bucket & 31
  if (((word >>> bit) & 1) === 0) return -1
  const lower = word & ((1 << bit) - 1)
  return ((before[bucket >> 5] ?? 0) + bitsIn(lower)) * rowLength
}

// The rows of a text with their amounts and first weights, fetched ahead: the memory then answers many at a time.
const ahead = {
  rows: new Int32Array(buckets),
  amounts: new Float32Array(buckets),
  firsts: new Int8Array(buckets),
}

function fetchRows(rows: StarterRows, { indexes, values }: Features): number {
  let found = 0
  for (let at = 0; at < indexes.length; at++) {
    const row = rowOf(rows, indexes[at] ?? 0)
    if (row < 0) continue
    ahead.rows[found] = row
    ahead.amounts[found] = values[at] ?? 0
    ahead.firsts[found++] = rows.weights[row] ?? 0
  }
  return found
}

/**
 * What a text's features add to the score of each value, in units of the weights; both fields in one walk.
 * Eight sums of their own, since an array of eight would be read and written at each row.
 */
export function sumRows(rows: StarterRows, features: Features): Float64Array {
  const { weights } = rows
  const found = fetchRows(rows, features)
  let [a0, a1, a2, a3, b0, b1, b2, b3] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let at = 0; at < found; at++) {
    const row = ahead.rows[at] ?? 0
    const amount = ahead.amounts[at] ?? 0
    a0 += (ahead.firsts[at] ?? 0) * amount
    a1 += (weights[row + 1] ?? 0) * amount
    a2 += (weights[row + 2] ?? 0) * amount
    a3 += (weights[row + 3] ?? 0) * amount
    b0 += (weights[row + 4] ?? 0) * amount
    b1 += (weights[row + 5] ?? 0) * amount
    b2 += (weights[row + 6] ?? 0) * amount
    b3 += (weights[row + 7] ?? 0) * amount
  }
  return Float64Array.of(a0, a1, a2, a3, b0, b1, b2, b3)
}
