import { readSeeds, type Seed } from "../../evals/train-starter.ts"

/** Small letters without accents, so that what a search takes for the same is the same. */
export const fold = (text: string) =>
  text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss")

type Text = { title: string; description: string }

const wholeWord = /[\p{L}\p{N}]+/gu

/** The words of a ticket as they are written, but in small letters. */
export const wordsOf = ({ title, description }: Text): string[] =>
  `${title} ${description}`.toLowerCase().match(wholeWord) ?? []

/** Whether a ticket holds all of some folded words, each as a whole word. */
export function holds(ticket: Text, words: string[]): boolean {
  const own = new Set(wordsOf(ticket).map(fold))
  return words.every((word) => own.has(word))
}

/** The tickets that are searched: real prose, in ten languages. */
export const tickets: Seed[] = readSeeds()

const counts = new Map<string, number>()
for (const ticket of tickets) {
  for (const word of new Set(wordsOf(ticket).map(fold))) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
}

/** How many of the tickets hold a word. */
export const ticketsWith = (word: string): number => counts.get(fold(word)) ?? 0
