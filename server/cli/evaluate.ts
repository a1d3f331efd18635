import { pino } from "pino"
import type { BacktestProvider } from "../../contract/backtests.ts"
import { evaluateLabels, type Evaluation } from "../backtests/evaluate.ts"
import { readLabelFile } from "../backtests/label-file.ts"
import { mostLearned, newestLabels } from "../backtests/queries.ts"
import type { Config } from "../config.ts"
import { connect } from "../database/connect.ts"
import { readSettings } from "../learning/queries.ts"
import type { Label } from "../learning/lessons.ts"
import { StartRefused } from "../start-refused.ts"
import type { Prices } from "../triage/budget.ts"
import { createLlmFromSettings, type Llm } from "../triage/llm.ts"
import type { Thresholds } from "../triage/rules.ts"
import { tableOf } from "./evaluation-table.ts"
import { openMigrated } from "./migrate.ts"

export type EvaluateOptions = {
  provider: BacktestProvider
  last: number
  minAccuracy?: number
  json: boolean
  file?: string | undefined
}

type Material = { labels: Label[]; thresholds: Thresholds }

// As on a desk whose thresholds nobody has moved.
const standard = { applyFrom: null, suggestFrom: 0.4 }
const standardThresholds: Thresholds = {
  category: { standard, of: {} },
  priority: { standard },
}

async function readDesk(config: Config, log: pino.Logger, last: number): Promise<Material> {
  const database = await openMigrated(config, log)
  const db = connect({ url: database.url, maxConnections: 1 }, log)
  try {
    const { thresholds } = await readSettings(db)
    return { labels: await newestLabels(db, last + mostLearned), thresholds }
  } finally {
    await db.destroy()
    await database.close()
  }
}

function modelFor(config: Config, provider: BacktestProvider, log: pino.Logger): Llm | null {
  if (provider === "builtin") return null
  const settings = provider === "llm" ? config.llm : config.shadow
  const prefix = provider === "llm" ? "LLM" : "SHADOW_LLM"
  if (settings === null) {
    throw new StartRefused(
      `There is no such model: set ${prefix}_API_KEY, or ${prefix}_PROVIDER and ${prefix}_BASE_URL.`,
    )
  }
  // A command that a person gives is not what the budget is for.
  return createLlmFromSettings(settings, { log, isSpent: async () => false })
}

/** Writes over its own line in a terminal; in a log, one line for each tenth. */
function tellProgress(done: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${of}${done === of ? "\n" : ""}`)
  else if (Math.floor((done * 10) / of) > Math.floor(((done - 1) * 10) / of)) {
    process.stderr.write(`${done} of ${of}\n`)
  }
}

/** The field that a file or desk has labels of; the category's accuracy goes before. */
function checkAccuracy({ report }: Evaluation, wanted: number): void {
  const field = report.category.labels > 0 ? "category" : "priority"
  const { value, n } = report[field].accuracy
  if (value === null) throw new StartRefused(`${n} labels are too few to judge the ${field} by.`)
  if (value >= wanted) return
  throw new StartRefused(
    `The ${field}'s accuracy of ${value.toFixed(3)} is below ${wanted}, on ${n} tickets.`,
  )
}

type Asking = { llm: Llm | null; options: EvaluateOptions; prices: Prices | null }

async function evaluateUntilStopped(
  material: Material,
  { llm, options, prices }: Asking,
): Promise<Evaluation> {
  const stop = new AbortController()
  const onSignal = () => stop.abort()
  process.once("SIGINT", onSignal)
  try {
    const { provider: asked, last } = options
    const evaluation = await evaluateLabels(
      { ...material, asked, last, llm, prices },
      { signal: stop.signal, progress: tellProgress },
    )
    if (stop.signal.aborted) throw new StartRefused("Stopped.")
    return evaluation
  } finally {
    process.off("SIGINT", onSignal)
  }
}

/** Asks a provider about labelled tickets, of the desk or of a file, and prints how often it was right. */
export async function evaluate(config: Config, options: EvaluateOptions): Promise<void> {
  // Standard output is for the figures, which other programs may read.
  const log = pino({ level: "error" }, process.stderr)
  const llm = modelFor(config, options.provider, log)
  const material =
    options.file === undefined
      ? await readDesk(config, log, options.last)
      : { labels: await readLabelFile(options.file), thresholds: standardThresholds }
  if (material.labels.length === 0) throw new StartRefused("There are no labelled tickets.")
  const evaluation = await evaluateUntilStopped(material, {
    llm,
    options,
    prices: config.budget.prices,
  })
  console.log(options.json ? JSON.stringify(evaluation, null, 2) : tableOf(evaluation))
  if (evaluation.stopped_by !== null) {
    throw new StartRefused(
      `The provider stopped answering after ${evaluation.tickets} tickets: ${evaluation.stopped_by}.`,
    )
  }
  if (options.minAccuracy !== undefined) checkAccuracy(evaluation, options.minAccuracy)
}
