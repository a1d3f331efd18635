import type { ExplanationMark } from "../../../contract/triage.ts"
import { categories, priorities, type TriageField } from "../../../contract/vocabulary.ts"
import type { TicketText } from "../provider.ts"
import type { DeskModel } from "./desk-model.ts"
import { bucketsOf } from "./features.ts"
import { isFunctionWord } from "./function-words.ts"
import type { Linear } from "./linear.ts"
import { maxLength, simplify } from "./reading.ts"
import type { Signal } from "./signals.ts"
import type { Starter } from "./starter.ts"
import { handWritten } from "./weights.ts"

const valuesOf = { category: categories, priority: priorities }
const word = /[\p{L}\p{N}]+/gu
// "doesn't" and "l'écran" are read in two pieces, and shown as one word.
const wholeWord = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu
const apostrophe = /['’]/
// Fewer words than these say little; with more, half of a short text would be marked.
const mostMarks = 4
// What speaks less than this, or much less than the strongest word, is noise.
const faintest = 0.3
const faintestShare = 0.15
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
    if (isFunctionWord(simple)) return 0
    const buckets = bucketsOf(simple)
    const inParts = buckets.parts.reduce((sum, part) => sum + learned(part), 0)
    const ofParts = inParts / Math.sqrt(Math.max(1, buckets.parts.length))
    const says = (spoken.get(simple) ?? 0) + (learned(buckets.word) + ofParts) * shareOfWord
    known.set(one, says)
    return says
  }
}

type Found = { part: Part; start: number; end: number; weight: number }

// Who signs says nothing about the ticket (reading.ts).
const signature = /^--\s?$/m

/** Every word of a part of a text, with what it speaks for the value. */
function wordsIn(text: TicketText, part: Part, weigh: (one: string) => number): Found[] {
  const [own = ""] = text[part].slice(0, maxLength).split(signature)
  return [...own.matchAll(wholeWord)].map(({ 0: one, index }) => {
    const weight = Math.max(...one.split(apostrophe).map((piece) => weigh(piece)))
    return { part, start: index, end: index + one.length, weight }
  })
}

/** The few words of a text that speak most for a value of a field, strongest first, each marked once. */
export function marksFor(
  explained: Explained,
  { field, value }: { field: TriageField; value: string },
): ExplanationMark[] {
  const weigh = createWeigher(explained, field, value)
  const { text } = explained
  const found = [...wordsIn(text, "title", weigh), ...wordsIn(text, "description", weigh)].toSorted(
    (one, other) => other.weight - one.weight,
  )
  const least = Math.max(faintest, faintestShare * (found[0]?.weight ?? 0))
  const marks = new Map<string, ExplanationMark>()
  for (const mark of found) {
    if (mark.weight <= least || marks.size === mostMarks) break
    const said = text[mark.part].slice(mark.start, mark.end).toLowerCase()
    if (!marks.has(said)) marks.set(said, { field, ...mark })
  }
  return [...marks.values()]
}
