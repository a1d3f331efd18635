import type { ExplanationMark } from "../../contract/triage.ts"
import type { TriageField } from "../../contract/vocabulary.ts"

export type Piece = { text: string; start: number; field: TriageField | null }

/** A text cut where marks begin and end; of marks that overlap the stronger wins. */
export function cutAtMarks(text: string, marks: readonly ExplanationMark[]): Piece[] {
  const kept: ExplanationMark[] = []
  for (const mark of marks.toSorted((one, other) => other.weight - one.weight)) {
    const isFree = kept.every(({ start, end }) => mark.end <= start || mark.start >= end)
    if (isFree && mark.start < mark.end && mark.end <= text.length) kept.push(mark)
  }
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end, field } of kept.toSorted((one, other) => one.start - other.start)) {
    if (start > at) pieces.push({ text: text.slice(at, start), start: at, field: null })
    pieces.push({ text: text.slice(start, end), start, field })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), start: at, field: null })
  return pieces
}
