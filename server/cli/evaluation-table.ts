import type { Evaluation } from "../backtests/evaluate.ts"
import type { FieldQuality, Figure } from "../../contract/quality.ts"
import { categories, priorities, type TriageField } from "../../contract/vocabulary.ts"

const percent = (share: number) => `${(share * 100).toFixed(1)} %`

function show({ n, value, low, high }: Figure): string {
  if (value === null) return `too few (n ${n})`
  if (low === null || high === null) return percent(value)
  return `${percent(value)} (${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)}, n ${n})`
}

const hundredths = ({ n, value, low, high }: Figure): string =>
  value === null
    ? `too few (n ${n})`
    : `${value.toFixed(3)} (${(low ?? value).toFixed(3)} to ${(high ?? value).toFixed(3)})`

const rows: [string, (quality: FieldQuality) => string][] = [
  ["labels", ({ labels }) => String(labels)],
  ["majority", ({ majority }) => show(majority)],
  ["accuracy", ({ accuracy }) => show(accuracy)],
  ["coverage", ({ coverage }) => show(coverage)],
  ["accuracy of those", (quality) => show(quality.accuracy_covered)],
  ["within one level", (quality) => (quality.within_one ? show(quality.within_one) : "")],
  ["macro-F1", (quality) => hundredths(quality.macro_f1)],
  ["calibration error", (quality) => hundredths(quality.calibration_error)],
]

const width = 32
const line = (name: string, ...cells: string[]) =>
  [name.padEnd(19), ...cells.map((cell) => cell.padEnd(width))].join("").trimEnd()

/** How often each decided value was answered by which. */
function confusionOf(field: TriageField, { labels, confusion }: FieldQuality): string[] {
  if (labels === 0) return []
  const values: readonly string[] = field === "category" ? categories : priorities
  const tickets = (truth: string, answer: string) =>
    confusion.find((cell) => cell.truth === truth && cell.answer === answer)?.tickets ?? 0
  const row = (name: string, cells: (string | number)[]) =>
    [name.padEnd(19), ...cells.map((cell) => String(cell).padStart(10))].join("")
  return [
    "",
    row(`${field}, answered:`, [...values]),
    ...values.map((truth) =>
      row(
        `  decided ${truth}`,
        values.map((answer) => tickets(truth, answer)),
      ),
    ),
  ]
}

/** The figures for a terminal; intervals are 95 %. */
export function tableOf({ report, ...evaluation }: Evaluation): string {
  const { latency_ms, input_tokens, output_tokens, cost } = report
  return [
    `${evaluation.provider} ${evaluation.model}, prompt ${evaluation.prompt_version}`,
    `${evaluation.tickets} labelled tickets in the order of time, ${evaluation.learned_before} learned before, ${evaluation.failures} failures`,
    "",
    line("", "category", "priority"),
    ...rows.map(([name, cell]) => line(name, cell(report.category), cell(report.priority))),
    ...confusionOf("category", report.category),
    ...confusionOf("priority", report.priority),
    "",
    line(
      "latency",
      latency_ms
        ? `${latency_ms.p50.toFixed(1)} ms, 95 % under ${latency_ms.p95.toFixed(1)} ms`
        : "none",
    ),
    line("tokens", `${input_tokens} in, ${output_tokens} out`),
    line("cost", cost === null ? "no prices configured" : cost.toFixed(4)),
  ].join("\n")
}
