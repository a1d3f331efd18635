import type { ExplanationMark } from "../../../contract/triage.ts"
import { categories, priorities, type TriageField } from "../../../contract/vocabulary.ts"
import type { TicketText } from "../provider.ts"
import type { DeskModel } from "./desk-model.ts"
import { featuresOf } from "./features.ts"
import type { Linear } from "./linear.ts"
import { maxLength, passagesOf, simplify } from "./reading.ts"
import { signalsIn, type Signal } from "./signals.ts"
import type { Starter } from "./starter.ts"
import { handWritten } from "./weights.ts"

const valuesOf = { category: categories, priority: priorities }
const word = /[\p{L}\p{N}]+/gu
// What speaks less than this would mark half of the text.
const faintest = 0.15
const mostMarks = 12

type Models = { starter: Starter; desk: DeskModel }
type Part = "title" | "description"

/** How much more weights speak for a value than for the others on average. */
function leaning(linear: Linear, bucket: number, value: number): number {
  const row = bucket * linear.values
  let others = 0
  for (let other = 0; other < linear.values; other++) {
    if (other !== value) others += linear.weights[row + other] ?? 0
  }
  return (linear.weights[row + value] ?? 0) - others / (linear.values - 1)
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

/** The words of a text that speak most for a value of a field, strongest first. */
export function marksFor(
  { starter, desk }: Models,
  text: TicketText,
  { field, value }: { field: TriageField; value: string },
): ExplanationMark[] {
  const at = valuesOf[field].findIndex((one) => one === value)
  const signals = spokenBy(signalsIn(passagesOf(text)), field, value)
  const learned = new Map<string, number>()
  const weigh = (simple: string): number => {
    const known = learned.get(simple)
    if (known !== undefined) return known
    const { indexes, values } = featuresOf([{ text: simple, weight: 1 }])
    let says = signals.get(simple) ?? 0
    for (let n = 0; n < indexes.length; n++) {
      const bucket = indexes[n] ?? 0
      const both =
        desk[field].trust * leaning(starter[field], bucket, at) + leaning(desk[field], bucket, at)
      // A word is one of many in its text, and so is every part of it.
      says += (both * (values[n] ?? 0)) / 4
    }
    learned.set(simple, says)
    return says
  }
  const marksIn = (part: Part): ExplanationMark[] =>
    [...text[part].slice(0, maxLength).matchAll(word)].flatMap(({ 0: found, index }) => {
      const weight = weigh(simplify(found))
      return weight > faintest
        ? [{ field, part, start: index, end: index + found.length, weight }]
        : []
    })
  return [...marksIn("title"), ...marksIn("description")]
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, mostMarks)
}
