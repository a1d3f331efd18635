import { priorities } from "../contract/vocabulary.ts"
import { accuracy, calibrationError, macroF1, majority, withinOne } from "./measures.ts"
import { builtin, labelledTickets, outcomesOf, type LabelledTicket } from "./tickets.ts"

/** npm run eval: how often the built-in classifier is right on the labelled tickets. */

const percent = (share: number) => `${(100 * share).toFixed(0)} %`

function row(part: string, field: "category" | "priority", tickets: LabelledTicket[]): string {
  const outcomes = outcomesOf(tickets, field)
  const near = field === "priority" ? percent(withinOne(outcomes, priorities)) : "-"
  const cells = [
    part,
    field,
    tickets.length,
    percent(accuracy(outcomes)),
    macroF1(outcomes).toFixed(2),
    percent(majority(outcomes)),
    near,
    calibrationError(outcomes).toFixed(2),
  ]
  return `| ${cells.join(" | ")} |`
}

console.log(
  "| part | field | n | accuracy | macro-F1 | majority | within one level | calibration error |",
)
console.log("|---|---|---:|---:|---:|---:|---:|---:|")
for (const part of ["dev", "test"] as const) {
  const tickets = labelledTickets.filter((ticket) => ticket.part === part)
  for (const field of ["category", "priority"] as const) console.log(row(part, field, tickets))
}

const tested = labelledTickets.filter(({ part }) => part === "test")
console.log("\n| test, language | n | category | priority |\n|---|---:|---:|---:|")
for (const language of new Set(tested.map((ticket) => ticket.language))) {
  const tickets = tested.filter((ticket) => ticket.language === language)
  const [category, priority] = [outcomesOf(tickets, "category"), outcomesOf(tickets, "priority")]
  console.log(
    `| ${language} | ${tickets.length} | ${percent(accuracy(category))} | ${percent(accuracy(priority))} |`,
  )
}

const times = labelledTickets.map((ticket) => {
  const startedAt = performance.now()
  builtin.classifyText(ticket)
  return performance.now() - startedAt
})
const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length
console.log(
  `\n${mean.toFixed(2)} ms a ticket on average, ${Math.max(...times).toFixed(1)} ms at most`,
)
