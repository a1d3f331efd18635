import type { Passage } from "./reading.ts"
import { categorySignals } from "./category-signals.ts"
import { impactSignals } from "./impact-signals.ts"

export type SignalName = keyof typeof categorySignals | keyof typeof impactSignals | "manyBlocked"

/** A signal that a text gives: how strongly, and by which of its words. */
export type Signal = { name: SignalName; strength: number; words: string }

type Recognizer = { name: SignalName; pattern: RegExp; isNegatable: boolean }

// Patterns match from the beginning of a word on; "\b" knows no letters beyond ASCII.
const compile = (stems: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${stems.trim().replaceAll(/\s*\n\s*/g, "|")})[\\p{L}\\p{N}]*`,
    "gu",
  )

const recognizers: Recognizer[] = [
  ...entries(categorySignals).map(([name, stems]) => ({
    name,
    pattern: compile(stems),
    isNegatable: false,
  })),
  ...entries(impactSignals).map(([name, stems]) => ({
    name,
    pattern: compile(stems),
    isNegatable: true,
  })),
]

function entries<Name extends string>(table: Record<Name, string>): [Name, string][] {
  const names = Object.keys(table).filter((name): name is Name => name in table)
  return names.map((name) => [name, table[name]])
}

// "nobody lost data", "keine Daten verloren", "no es urgente": up to two words after the negation.
const negation =
  /(?<![\p{L}])(?:no|not|nothing|nobody|never|without|isn't|wasn't|kein[ern]?|nicht|nichts|niemand|sin|ningun|nada|pas|aucun|rien|sans|nessun|senza|non|sem|nao|geen|niet|zonder)\s+(?:[\p{L}']+\s+){0,2}$/u
const lookBehind = 40
// A word said ten times is not ten times the evidence.
const maxStrength = 2.5

function strengthIn({ pattern, isNegatable }: Recognizer, { text, weight }: Passage) {
  let count = 0
  let words = ""
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const before = text.slice(Math.max(0, index - lookBehind), index)
    if (isNegatable && negation.test(before)) continue
    count++
    if (words === "") words = found
  }
  return { strength: weight * Math.sqrt(count), words }
}

// Harm to everyone is more than the sum of "everyone" and "harm".
function manyBlocked(signals: Signal[]): Signal[] {
  const everyone = signals.find(({ name }) => name === "everyone")
  const harm = signals.find(({ name }) => name === "blocked" || name === "outage")
  if (!everyone || !harm) return []
  const strength = Math.min(everyone.strength, harm.strength)
  return [{ name: "manyBlocked", strength, words: everyone.words }]
}

/** The signals that the passages of a ticket give. */
export function signalsIn(passages: Passage[]): Signal[] {
  const signals = recognizers.flatMap((recognizer): Signal[] => {
    const found = passages.map((passage) => strengthIn(recognizer, passage))
    const strength = found.reduce((sum, part) => sum + part.strength, 0)
    if (strength === 0) return []
    const words = found.find((part) => part.words !== "")?.words ?? ""
    return [{ name: recognizer.name, strength: Math.min(strength, maxStrength), words }]
  })
  return [...signals, ...manyBlocked(signals)]
}
