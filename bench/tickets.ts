import type { Category, Decider, Priority, Status } from "../contract/vocabulary.ts"
import { createRandom, createWordPicker } from "./vocabulary.ts"

export type BenchTicket = {
  title: string
  description: string
  category: Category
  priority: Priority
  status: Status
  decidedBy: Decider
  createdAt: Date
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

/** Tickets as a busy desk would have gathered over three years, oldest first; a seed gives the same ones. */
export function* generateTickets(count: number, seed = 20_261_123): Generator<BenchTicket> {
  const random = createRandom(seed)
  const pickWord = createWordPicker(random)
  const pick = <Value>([first, ...others]: Weighted<Value>): Value => {
    let share = random() - first[1]
    let picked = first[0]
    for (const [value, weight] of others) {
      if (share < 0) return picked
      share -= weight
      picked = value
    }
    return picked
  }
  const write = (minLength: number): string => {
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
  const startedAt = Date.now() - days * 86_400_000
  for (let n = 0; n < count; n++) {
    const isNew = n >= count * (1 - newShare)
    yield {
      title: write(15 + random() * 45).slice(0, 200),
      // Most texts are short: 200 to 2,000 characters with a mean of about 450.
      description: write(200 + 1_800 * random() ** 6),
      category: pick(categoryWeights),
      priority: pick(priorityWeights),
      status: pick(isNew ? newStatusWeights : oldStatusWeights),
      decidedBy: isNew && random() < 0.3 ? "triage" : "person",
      createdAt: new Date(startedAt + (n / count) * days * 86_400_000),
    }
  }
}
