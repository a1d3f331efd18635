import { existsSync, statSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { priorities, triageFields, type TriageField } from "../contract/vocabulary.ts"
import { learningCurve, type Point } from "./curves.ts"
import { readDatasets, splitFor, type Dataset } from "./datasets.ts"
import { duplicatesTable, scoreDuplicates } from "./duplicates.ts"
import {
  accuracy,
  calibrationError,
  coverageAt,
  macroF1,
  majority,
  quadraticKappa,
  withinOne,
  type Outcome,
} from "./measures.ts"
import type { TicketText } from "../server/triage/provider.ts"
import { builtin, labelledTickets, outcomesOf } from "./tickets.ts"

/**
 * npm run eval -- [folder or file]...: how often triage is right on our labelled tickets and on other
 * people's data sets, before and after learning from them.
 */

const percent = (share: number) => `${(100 * share).toFixed(0)} %`
const standard = { suggest: 0.4, apply: 0.95 }

function cellsOf(outcomes: Outcome[], field: TriageField): (string | number)[] {
  const applied = coverageAt(outcomes, standard.apply)
  const suggested = coverageAt(outcomes, standard.suggest)
  return [
    percent(accuracy(outcomes)),
    macroF1(outcomes).toFixed(2),
    field === "priority" ? percent(withinOne(outcomes)) : "-",
    field === "priority" ? quadraticKappa(outcomes, priorities).toFixed(2) : "-",
    calibrationError(outcomes).toFixed(3),
    `${percent(suggested.share)}, ${percent(suggested.accuracy)}`,
    `${percent(applied.share)}, ${percent(applied.accuracy)}`,
  ]
}

const head = [
  "after",
  "accuracy",
  "macro-F1",
  "within one level",
  "quadratic kappa",
  "calibration error",
  "suggested (from 40 %), right",
  "sure (from 95 %), right",
]
const line = (cells: (string | number)[]) => `| ${cells.join(" | ")} |`

function printTable(title: string, field: TriageField, points: Point[]): void {
  const [first] = points
  if (first === undefined) return
  const base = first.outcomes
  console.log(`\n${title}, ${field}: tested on ${base.length}\n`)
  console.log(line(head))
  console.log(`|---|${"---:|".repeat(head.length - 1)}`)
  const commonest = majority(base)
  console.log(line(["always the majority", percent(commonest), "-", "-", "-", "-", "-", "-"]))
  for (const { name, outcomes } of points) console.log(line([name, ...cellsOf(outcomes, field)]))
}

function printOwn(): void {
  for (const part of ["dev", "test"] as const) {
    const tickets = labelledTickets.filter((ticket) => ticket.part === part)
    for (const field of triageFields) {
      const points = [{ name: "0 labels", outcomes: outcomesOf(tickets, field) }]
      printTable(`Our labelled tickets, ${part} part`, field, points)
      if (field === "category") printUnknown(tickets)
    }
  }
}

function printAbstention({ name, rows }: Dataset): void {
  const answers = rows.map((row) => builtin.classifyText(row))
  const shareFrom = (confidence: number) =>
    percent(
      answers.filter(({ category }) => category.confidence >= confidence).length / rows.length,
    )
  const suggested = answers.filter(
    ({ category, knowsLanguage }) =>
      category.confidence >= standard.suggest && knowsLanguage !== false,
  ).length
  console.log(
    `\n${name}, ${rows.length} texts without labels: silent about ${percent(1 - suggested / rows.length)} at the default threshold of ${percent(standard.suggest)}, sure from 80 % of ${shareFrom(0.8)}, sure from ${percent(standard.apply)} of ${shareFrom(standard.apply)}`,
  )
  printUnknown(rows)
}

function printUnknown(rows: TicketText[]): void {
  const unknown = rows.filter((row) => builtin.classifyText(row).knowsLanguage === false).length
  console.log(`\nof ${rows.length} texts, ${unknown} are said to be in an unknown language`)
}

function printDataset(dataset: Dataset): void {
  const labelled = triageFields.filter((field) => dataset.rows.some((row) => row[field]))
  if (labelled.length === 0) printAbstention(dataset)
  for (const field of labelled) {
    const split = splitFor(dataset, field)
    printTable(
      `${dataset.name} (${split.train.length} to learn from)`,
      field,
      learningCurve(split, field),
    )
    if (field === "category") printUnknown(split.test)
  }
}

function printSpeed(): void {
  const times = labelledTickets.map((ticket) => {
    const startedAt = performance.now()
    builtin.classifyText(ticket)
    return performance.now() - startedAt
  })
  const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length
  const worst = Math.max(...times)
  console.log(`\n${mean.toFixed(2)} ms a ticket on average, ${worst.toFixed(1)} ms at most`)
}

// Data sets that may not come with the project can lie beside the checkout.
const beside = fileURLToPath(new URL("../../shared/data/", import.meta.url))
const usage =
  "Name a folder or file of data sets, `npm run eval -- <folder or file>`, or set EVAL_DATA."

/** What is named, else what EVAL_DATA says, else what lies beside the checkout. */
function placesNamed(): string[] {
  const named = process.argv.slice(2)
  if (named.length > 0) return named
  const { EVAL_DATA: place } = process.env
  if (place) return [place]
  return existsSync(beside) ? [beside] : []
}

const places = placesNamed()
const missing = places.filter((place) => !existsSync(place))
if (missing.length > 0) {
  console.error(`There is nothing at ${missing.join(", ")}. ${usage}`)
  process.exit(1)
}
if (places.length === 0) console.error(`Our labelled tickets alone are scored. ${usage}`)
printOwn()
for (const dataset of places.flatMap(readDatasets)) printDataset(dataset)
for (const place of places.filter((one) => statSync(one).isDirectory())) {
  const scores = await scoreDuplicates(place)
  if (scores.length > 0) console.log(`\n${duplicatesTable(scores)}`)
}
printSpeed()
