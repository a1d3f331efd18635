import type { Category, Decider, Priority, Status } from "../contract/vocabulary.ts"
import { createRandom } from "../server/triage/builtin/random.ts"
import { forgottenWord, knownPhrase, knownWords } from "./known-words.ts"
import { createWordPicker } from "./vocabulary.ts"

export type BenchTicket = {
  title: string
  description: string
  category: Category
  priority: Priority
  status: Status
  decidedBy: Decider
  createdAt: Date
}

type Values = Pick<BenchTicket, "category" | "priority" | "status">

/** A combination that no ticket has, though many have each of its values. */
export const absentValues: Values = {
  category: "account",
  priority: "critical",
  status: "resolved",
}

/** A combination that only the oldest tenth has, and nothing since. */
export const forgottenValues: Values = {
  category: "general",
  priority: "low",
  status: "in_progress",
}

type Weighted<Value> = readonly [readonly [Value, number], ...(readonly [Value, number])[]]

const categoryWeights: Weighted<Category> = [
  ["technical", 0.45],
  ["billing", 0.3],
  ["account", 0.15],
  ["general", 0.1],
]
const priorityWeights: Weighted<Priority> = [
  ["medium", 0.5],
  ["low", 0.27],
  ["high", 0.18],
  ["critical", 0.05],
]
const oldStatusWeights: Weighted<Status> = [
  ["closed", 0.6],
  ["resolved", 0.38],
  ["in_progress", 0.01],
  ["open", 0.01],
]
const newStatusWeights: Weighted<Status> = [
  ["open", 0.45],
  ["in_progress", 0.25],
  ["resolved", 0.2],
  ["closed", 0.1],
]
const days = 3 * 365
const newShare = 0.02
const oldShare = 0.1

const isOf = (values: Values, { category, priority }: Values) =>
  values.category === category && values.priority === priority

function statusOf(values: Values, { isOld, toss }: { isOld: boolean; toss: number }): Status {
  if (isOf(values, absentValues) && values.status === absentValues.status) return "closed"
  if (!isOf(values, forgottenValues)) return values.status
  if (isOld) return toss < 0.5 ? forgottenValues.status : values.status
  return values.status === forgottenValues.status ? "open" : values.status
}

function pickKnownWords(random: () => number, isOld: boolean): string[] {
  const words = knownWords.flatMap(([word, share], place) => {
    if (random() >= share) return []
    return place === 0 && random() < knownPhrase.share ? [knownPhrase.text] : [word]
  })
  return isOld && random() < forgottenWord.share ? [...words, forgottenWord.text] : words
}

function createWriter(random: () => number) {
  const pickWord = createWordPicker(random)
  return (minLength: number): string => {
    let text = ""
    let startsSentence = true
    while (text.length < minLength) {
      const word = pickWord()
      text += text === "" ? "" : " "
      text += startsSentence ? word.charAt(0).toUpperCase() + word.slice(1) : word
      startsSentence = random() < 0.09
      if (startsSentence) text += "."
    }
    return text
  }
}

const pick = <Value>([first, ...others]: Weighted<Value>, toss: number): Value => {
  let share = toss - first[1]
  let picked = first[0]
  for (const [value, weight] of others) {
    if (share < 0) return picked
    share -= weight
    picked = value
  }
  return picked
}

/**
 * Tickets as a busy desk would have gathered over three years, oldest first; a seed gives the same ones.
 * Title and description have 300 characters together on average: most are short, a few long.
 */
export function* generateTickets(count: number, seed = 20_261_123): Generator<BenchTicket> {
  const random = createRandom(seed)
  const write = createWriter(random)
  const startedAt = Date.now() - days * 86_400_000
  for (let n = 0; n < count; n++) {
    const isNew = n >= count * (1 - newShare)
    const isOld = n < count * oldShare
    const length = 110 + 1_400 * random() ** 9
    const before = length * random()
    const values = {
      category: pick(categoryWeights, random()),
      priority: pick(priorityWeights, random()),
      status: pick(isNew ? newStatusWeights : oldStatusWeights, random()),
    }
    yield {
      title: write(15 + random() * 45),
      description: [write(before), ...pickKnownWords(random, isOld), write(length - before)].join(
        " ",
      ),
      ...values,
      status: statusOf(values, { isOld, toss: random() }),
      decidedBy: isNew && random() < 0.3 ? "triage" : "person",
      createdAt: new Date(startedAt + (n / count) * days * 86_400_000),
    }
  }
}
