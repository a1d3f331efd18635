import type { ExplanationMark } from "../../../contract/triage.ts"
import { categories, priorities, type TriageField } from "../../../contract/vocabulary.ts"
import type { TicketText } from "../provider.ts"
import type { DeskModel } from "./desk-model.ts"
import { bucketsOf } from "./features.ts"
import { isFunctionWord } from "./function-words.ts"
import { firstValue, rowAt, valueCount } from "./linear.ts"
import { maxLength, simplify } from "./reading.ts"
import type { Signal } from "./signals.ts"
import { rowOf } from "./starter-rows.ts"
import type { Starter } from "./starter.ts"
import { handWritten } from "./weights.ts"

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

/** How much more the four weights of a field, from `at` on, speak for a value than for the others on average. */
function leaning(weights: Float32Array | Int8Array, at: number, value: number): number {
  const own = weights[at + value] ?? 0
  const all =
    (weights[at] ?? 0) + (weights[at + 1] ?? 0) + (weights[at + 2] ?? 0) + (weights[at + 3] ?? 0)
  return own - (all - own) / (valueCount - 1)
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

type Spoken = Record<TriageField, number>
const nothing: Spoken = { category: 0, priority: 0 }

/** What buckets together speak for a value of each field, the starter's weights and the desk's. */
function createLearned({ starter, desk }: Explained, values: Record<TriageField, string>) {
  const { rows } = starter
  const value = {
    category: categories.findIndex((one) => one === values.category),
    priority: priorities.findIndex((one) => one === values.priority),
  }
  const unit = {
    category: desk.category.trust * starter.category.scale,
    priority: desk.priority.trust * starter.priority.scale,
  }
  return (buckets: readonly number[]): Spoken => {
    const says = { category: 0, priority: 0 }
    for (const bucket of buckets) {
      const row = rowOf(rows, bucket)
      if (row >= 0) {
        says.category +=
          unit.category * leaning(rows.weights, row + firstValue.category, value.category)
        says.priority +=
          unit.priority * leaning(rows.weights, row + firstValue.priority, value.priority)
      }
      says.category += leaning(desk.category.weights, rowAt(desk.category, bucket), value.category)
      says.priority += leaning(desk.priority.weights, rowAt(desk.priority, bucket), value.priority)
    }
    return says
  }
}

/** Weighs words for a value of each field, each word once. */
function createWeigher(explained: Explained, values: Record<TriageField, string>) {
  const learned = createLearned(explained, values)
  const spoken = {
    category: spokenBy(explained.signals, "category", values.category),
    priority: spokenBy(explained.signals, "priority", values.priority),
  }
  const known = new Map<string, Spoken>()
  function weighAnew(simple: string): Spoken {
    if (isFunctionWord(simple)) return nothing
    const { word: bucket, parts } = bucketsOf(simple)
    const [whole, inParts] = [learned([bucket]), learned(parts)]
    const shareOfPart = shareOfWord / Math.sqrt(Math.max(1, parts.length))
    const says = (field: TriageField) =>
      (spoken[field].get(simple) ?? 0) + whole[field] * shareOfWord + inParts[field] * shareOfPart
    return { category: says("category"), priority: says("priority") }
  }
  return (one: string): Spoken => {
    const before = known.get(one)
    if (before !== undefined) return before
    const says = weighAnew(simplify(one))
    known.set(one, says)
    return says
  }
}

type Found = { part: Part; start: number; end: number; says: Spoken }

// Who signs says nothing about the ticket (reading.ts).
const signature = /^--\s?$/m

function weighWhole(one: string, weigh: (one: string) => Spoken): Spoken {
  if (!apostrophe.test(one)) return weigh(one)
  const pieces = one.split(apostrophe).map((piece) => weigh(piece))
  return {
    category: Math.max(...pieces.map(({ category }) => category)),
    priority: Math.max(...pieces.map(({ priority }) => priority)),
  }
}

/** Every word of a part of a text, with what it speaks for the values. */
function wordsIn(text: TicketText, part: Part, weigh: (one: string) => Spoken): Found[] {
  const [own = ""] = text[part].slice(0, maxLength).split(signature)
  return [...own.matchAll(wholeWord)].map(({ 0: one, index }) => {
    return { part, start: index, end: index + one.length, says: weighWhole(one, weigh) }
  })
}

function strongest(text: TicketText, found: Found[], field: TriageField): ExplanationMark[] {
  const top = found.reduce((most, { says }) => Math.max(most, says[field]), 0)
  const least = Math.max(faintest, faintestShare * top)
  const telling = found
    .filter(({ says }) => says[field] > least)
    .toSorted((one, other) => other.says[field] - one.says[field])
  const marks = new Map<string, ExplanationMark>()
  for (const { part, start, end, says } of telling) {
    if (marks.size === mostMarks) break
    const said = text[part].slice(start, end).toLowerCase()
    if (!marks.has(said)) marks.set(said, { field, part, start, end, weight: says[field] })
  }
  return [...marks.values()]
}

/** The few words of a text that speak most for a value of each field, strongest first, each marked once. */
export function marksFor(
  explained: Explained,
  values: Record<TriageField, string>,
): Record<TriageField, ExplanationMark[]> {
  const weigh = createWeigher(explained, values)
  const { text } = explained
  const found = [...wordsIn(text, "title", weigh), ...wordsIn(text, "description", weigh)]
  return {
    category: strongest(text, found, "category"),
    priority: strongest(text, found, "priority"),
  }
}
