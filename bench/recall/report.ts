import { tellHead, tellRow } from "../report.ts"
import type { Answer } from "./ask.ts"
import { figuresOf } from "./measures.ts"

const share = (value: number) => (Number.isNaN(value) ? "" : value.toFixed(2))

const head = ["queries", "recall", "at 10", "reciprocal rank", "put right", "put wrongly"]

function tellFigures(name: string, answers: Answer[]): void {
  const { queries, recall, recallAt10, reciprocalRank, putRight, putWrongly } = figuresOf(answers)
  const means = [recall, recallAt10, reciprocalRank].map(share)
  tellRow([name, String(queries), ...means, String(putRight), String(putWrongly)])
}

/** Tells the figures of each group, in the order in which the groups first occur. */
function tellGroups(answers: Answer[], groupOf: (answer: Answer) => string): void {
  for (const group of new Set(answers.map(groupOf))) {
    tellFigures(
      group,
      answers.filter((answer) => groupOf(answer) === group),
    )
  }
}

const lengths = [
  { name: "of 4 or 5 letters", most: 5 },
  { name: "of 6 or 7 letters", most: 7 },
  { name: "of 8 letters and more", most: Number.POSITIVE_INFINITY },
]
const lengthOf = ({ query }: Answer) =>
  lengths.find(({ most }) => query.meant.join(" ").length <= most)?.name

/** Tells the figures of every kind of query, and again those with slips by what may matter to them. */
export function tellRecall(answers: Answer[]): void {
  tellHead(["search", ...head])
  tellGroups(answers, ({ query }) => query.kind)
  tellHead(["search with a slip", ...head])
  const slips = answers.filter(({ query }) => query.hasSlip)
  tellFigures("all", slips)
  tellGroups(slips, ({ query }) => query.half)
  for (const { name } of lengths) {
    tellFigures(
      name,
      slips.filter((answer) => lengthOf(answer) === name),
    )
  }
  tellGroups(slips, ({ query }) => (query.language === "en" ? "in English" : "in other languages"))
}
