import type { Passage } from "./reading.ts"
import { categorySignals } from "./category-signals.ts"
import { impactSignals } from "./impact-signals.ts"
import { createStemFinder, type Found } from "./stems.ts"

export type SignalName = keyof typeof categorySignals | keyof typeof impactSignals | "manyBlocked"

/** A signal that a text gives: how strongly, and by which of its words. */
export type Signal = { name: SignalName; strength: number; words: string }

const negationWords =
  "(?<![\\p{L}])(?:no|not|nothing|nobody|never|without|(?:is|are|was|were|did|has|have)n't|kein[ern]?|nicht|nichts|niemand|sin|ningun|nada|pas|aucun|rien|sans|nessun|senza|non|sem|nao|geen|niet|zonder)\\s+"
// "nobody lost data", "keine Daten verloren": a harm is denied from up to two words before it.
const deniedHarm = new RegExp(`${negationWords}(?:[\\p{L}']+\\s+){0,2}$`, "u")
// "not everyone", but "does not work for everyone" is about everyone.
const deniedWord = new RegExp(`${negationWords}$`, "u")
const harms = new Set<string>(["outage", "dataLost", "breach", "danger", "moneyTaken"])

type Recognizer = { name: SignalName; stems: string; denied: RegExp | null }

const recognizers: Recognizer[] = [
  ...entries(categorySignals).map(([name, stems]) => ({ name, stems, denied: null })),
  ...entries(impactSignals).map(([name, stems]) => ({
    name,
    stems,
    denied: harms.has(name) ? deniedHarm : deniedWord,
  })),
]
const finder = createStemFinder(recognizers.map(({ stems }) => stems))

function entries<Name extends string>(table: Record<Name, string>): [Name, string][] {
  const names = Object.keys(table).filter((name): name is Name => name in table)
  return names.map((name) => [name, table[name]])
}

const lookBehind = 40
// A word said ten times is not ten times the evidence.
const maxStrength = 2.5

function strengthOf(
  { denied }: Recognizer,
  { found, passage: { text, weight } }: { found: Found[]; passage: Passage },
) {
  const meant = found.filter(
    ({ start }) => !denied?.test(text.slice(Math.max(0, start - lookBehind), start)),
  )
  return { strength: weight * Math.sqrt(meant.length), words: meant[0]?.words ?? "" }
}

type Find = (wanted: SignalName) => Signal | undefined

// Harm to everyone is more than the sum of "everyone" and "harm". A fault is harm unless it is mild.
function manyBlocked(find: Find): Signal[] {
  const everyone = find("everyone")
  const isMild = find("workaround") ?? find("cosmetic") ?? find("wish")
  const fault = find("blocked") ?? find("outage") ?? find("moneyTaken")
  const harm = fault ?? (isMild ? undefined : find("faulty"))
  if (!everyone || !harm) return []
  const strength = Math.min(everyone.strength, harm.strength)
  return [{ name: "manyBlocked", strength, words: everyone.words }]
}

/** The signals that the passages of a ticket give. */
export function signalsIn(passages: Passage[]): Signal[] {
  const read = passages.map((passage) => ({ passage, lists: finder.findIn(passage.text) }))
  const signals = recognizers.flatMap((recognizer, at): Signal[] => {
    const found = read.map(({ passage, lists }) =>
      strengthOf(recognizer, { found: lists[at] ?? [], passage }),
    )
    const strength = found.reduce((sum, part) => sum + part.strength, 0)
    if (strength === 0) return []
    const words = found.find((part) => part.words !== "")?.words ?? ""
    return [{ name: recognizer.name, strength: Math.min(strength, maxStrength), words }]
  })
  // "Twice" is about money only where money is.
  const isAboutMoney = signals.some(({ name }) => name === "moneyMoved" || name === "moneyNamed")
  const kept = isAboutMoney ? signals : signals.filter(({ name }) => name !== "moneyTaken")
  return [...kept, ...manyBlocked((wanted) => kept.find(({ name }) => name === wanted))]
}
