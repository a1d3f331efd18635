import type { ExplanationMark } from "../../../contract/triage.ts"
import { categories, priorities, type TriageField } from "../../../contract/vocabulary.ts"
import type { TicketText } from "../provider.ts"
import type { DeskModel } from "./desk-model.ts"
import { bucketsOf } from "./features.ts"
import type { Linear } from "./linear.ts"
import { maxLength, simplify } from "./reading.ts"
import type { Signal } from "./signals.ts"
import type { Starter } from "./starter.ts"
import { handWritten } from "./weights.ts"

const valuesOf = { category: categories, priority: priorities }
const word = /[\p{L}\p{N}]+/gu
// What speaks less than this would mark half of the text.
const faintest = 0.15
const mostMarks = 12
// A word is one of many in its text, and so is every part of it.
const shareOfWord = 1 / 4

/** Whose weights explain a text: the starter's, the desk's, and what the rules found in it. */
export type Explained = { starter: Starter; desk: DeskModel; signals: Signal[]; text: TicketText }
type Part = "title" | "description"

/** How much more weights speak for a value than for the others on average. */
function leaning({ weights, values }: Linear, bucket: number, value: number): number {
  const row = bucket * values
  let others = 0
  for (let other = 0; other < values; other++) {
    if (other !== value) others += weights[row + other] ?? 0
  }
  return (weights[row + value] ?? 0) - others / (values - 1)
}

function spokenBy(signals: Signal[], field: TriageField, value: string): Map<string, number> {
  const weights: Record<string, Partial<Record<string, number>>> = handWritten[field].signals
  const spoken = new Map<string, number>()
  for (const { name, words, strength } of signals) {
    const says = strength * (weights[name]?.[value] ?? 0)
    for (const one of words.match(word) ?? []) spoken.set(one, Math.max(says, spoken.get(one) ?? 0))
  }
  return spoken
}

/** Weighs words for one value, each word once. */
function createWeigher({ starter, desk, signals }: Explained, field: TriageField, value: string) {
  const at = valuesOf[field].findIndex((one) => one === value)
  const spoken = spokenBy(signals, field, value)
  const learned = (bucket: number) =>
    desk[field].trust * leaning(starter[field], bucket, at) + leaning(desk[field], bucket, at)
  const known = new Map<string, number>()
  return (one: string): number => {
    const before = known.get(one)
    if (before !== undefined) return before
    const simple = simplify(one)
    const buckets = bucketsOf(simple)
    const inParts = buckets.parts.reduce((sum, part) => sum + learned(part), 0)
    const ofParts = inParts / Math.sqrt(Math.max(1, buckets.parts.length))
    const says = (spoken.get(simple) ?? 0) + (learned(buckets.word) + ofParts) * shareOfWord
    known.set(one, says)
    return says
  }
}

/** The words of a text that speak most for a value of a field, strongest first. */
export function marksFor(
  explained: Explained,
  { field, value }: { field: TriageField; value: string },
): ExplanationMark[] {
  const weigh = createWeigher(explained, field, value)
  const marksIn = (part: Part): ExplanationMark[] =>
    [...explained.text[part].slice(0, maxLength).matchAll(word)].flatMap(({ 0: one, index }) => {
      const weight = weigh(one)
      return weight > faintest
        ? [{ field, part, start: index, end: index + one.length, weight }]
        : []
    })
  return [...marksIn("title"), ...marksIn("description")]
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, mostMarks)
}
