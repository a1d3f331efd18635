import type { Answer } from "./ask.ts"

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const count = (values: boolean[]) => values.filter(Boolean).length

/** Means over the queries to which a ticket is right; NaN where there is none. */
export type Figures = {
  queries: number
  recall: number
  recallAt10: number
  reciprocalRank: number
  putRight: number
  putWrongly: number
}

const firstPage = 10

function reciprocalRank({ isRight }: Answer): number {
  const place = isRight.indexOf(true)
  return place === -1 ? 0 : 1 / (place + 1)
}

/** Of the tickets that hold what was meant, the share that the list holds, and the rank of the first. */
export function figuresOf(answers: Answer[]): Figures {
  const answerable = answers.filter(({ right }) => right > 0)
  const corrected = (how: Answer["correction"]) =>
    answers.filter(({ correction }) => correction === how).length
  return {
    queries: answers.length,
    recall: mean(answerable.map(({ isRight, right }) => count(isRight) / right)),
    recallAt10: mean(
      answerable.map(
        ({ isRight, right }) => count(isRight.slice(0, firstPage)) / Math.min(right, firstPage),
      ),
    ),
    reciprocalRank: mean(answerable.map(reciprocalRank)),
    putRight: corrected("right"),
    putWrongly: corrected("wrong"),
  }
}
