import type { LabelKind } from "../../contract/vocabulary.ts"

/** How a decision stands to the suggestion that stood when it was made. */
export function kindOf(value: string | null, suggested: string | null): LabelKind | null {
  if (value === null) return null
  if (suggested === null) return "chosen"
  return value === suggested ? "accepted" : "overridden"
}

// An override was looked at for certain; an accepted value may have been waved through.
const kindWeight: Record<LabelKind, number> = { accepted: 1, chosen: 1, overridden: 2 }
// Requesters know their need, not the desk's categories.
const requesterWeight = 0.5

/** How much a label weighs in learning. */
export const weightOf = (kind: LabelKind | null, isDesk: boolean): number =>
  kind === null ? 0 : kindWeight[kind] * (isDesk ? 1 : requesterWeight)

/** Learning anew is worth it after this many new labels, more on a desk that has many. */
export const labelsUntilNext = (learned: number): number => Math.max(20, Math.ceil(learned / 10))

/** The name of a version of the built-in classifier. */
export const modelName = (starter: string, id: number | null): string =>
  id === null ? starter : `${starter}+${id}`
