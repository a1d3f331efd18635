import { sharedWords, sketchOf } from "../server/triage/near-copies.ts"
import type { TicketText } from "../server/triage/provider.ts"
import { textKey } from "../server/triage/rules.ts"

/** Which rows of a data set a split must not tear apart. */

// Stricter than the desk, for which two thirds make a copy: whole data sets hang together by such chains.
const copyFrom = 0.8

type Grouped = TicketText & { group: string | undefined }

/** Sets of numbers that were joined, directly or through others. */
function createSets(size: number) {
  const parents = Array.from({ length: size }, (_, at) => at)
  const find = (at: number): number => {
    let root = at
    for (let up = parents[root]; up !== undefined && up !== root; up = parents[root]) root = up
    parents[at] = root
    return root
  }
  return {
    find,
    join: (one: number, other: number) => {
      parents[find(one)] = find(other)
    },
  }
}

/** Rows that share a group or are near-copies stand together, through however many others. */
export function copyGroups<Row extends Grouped>(rows: Row[]): Row[][] {
  const sets = createSets(rows.length)
  const sketches = rows.map(sketchOf)
  const byName = new Map<string, number>()
  const inBand = new Map<number, number[]>()
  for (const [at, sketch] of sketches.entries()) {
    const row = rows[at]
    if (row === undefined) continue
    // Texts without words have no sketch, but may be the same.
    for (const name of [
      `text ${textKey(row).toString("hex")}`,
      `group ${row.group ?? `of row ${at}`}`,
    ]) {
      sets.join(at, byName.get(name) ?? at)
      byName.set(name, at)
    }
    for (const band of sketch.bands) {
      const others = inBand.get(band) ?? []
      for (const other of others) {
        if (sets.find(at) === sets.find(other)) continue
        const known = sketches[other]
        if (known && sharedWords(sketch, known) >= copyFrom) sets.join(at, other)
      }
      others.push(at)
      inBand.set(band, others)
    }
  }
  const groups = new Map<number, Row[]>()
  for (const [at, row] of rows.entries()) {
    const set = sets.find(at)
    const known = groups.get(set)
    if (known) known.push(row)
    else groups.set(set, [row])
  }
  return [...groups.values()]
}
