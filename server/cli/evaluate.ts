import { pino } from "pino"
import type { BacktestProvider } from "../../contract/backtests.ts"
import { evaluateLabels, type Evaluation } from "../backtests/evaluate.ts"
import { readLabelFile } from "../backtests/label-file.ts"
import { mostLearned, newestLabels } from "../backtests/queries.ts"
import { roleOf } from "../backtests/rules.ts"
import type { Config } from "../config.ts"
import { connect } from "../database/connect.ts"
import { readSettings } from "../learning/queries.ts"
import type { Label } from "../learning/lessons.ts"
import { StartRefused } from "../start-refused.ts"
import type { Author } from "../triage/provider.ts"
import { createBudget, type Meter, type Prices } from "../triage/budget.ts"
import { createLlmFromSettings } from "../triage/llm.ts"
import type { LlmSettings } from "../triage/providers/settings.ts"
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

/** The settings of the model that is asked; null for the built-in classifier. */
function settingsFor(config: Config, provider: BacktestProvider): LlmSettings | null {
  if (provider === "builtin") return null
  const settings = provider === "llm" ? config.llm : config.shadow
  if (settings !== null) return settings
  const prefix = provider === "llm" ? "LLM" : "SHADOW_LLM"
  throw new StartRefused(
    `There is no such model: set ${prefix}_API_KEY, or ${prefix}_PROVIDER and ${prefix}_BASE_URL.`,
  )
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

type Asking = {
  settings: LlmSettings | null
  options: EvaluateOptions
  prices: Prices | null
  log: pino.Logger
}

async function evaluateUntilStopped(
  { labels, thresholds }: Material,
  { settings, options, prices, log, meterFor }: Asking & { meterFor: (author: Author) => Meter },
): Promise<Evaluation> {
  if (labels.length === 0) throw new StartRefused("There are no labelled tickets.")
  const llm = settings && (await createLlmFromSettings(settings, { log, meterFor }))
  const stop = new AbortController()
  const onSignal = () => stop.abort()
  process.once("SIGINT", onSignal)
  try {
    const { provider: asked, last } = options
    const evaluation = await evaluateLabels(
      { labels, thresholds, asked, last, llm, prices },
      { signal: stop.signal, progress: tellProgress },
    )
    if (stop.signal.aborted) throw new StartRefused("Stopped.")
    return evaluation
  } finally {
    process.off("SIGINT", onSignal)
  }
}

/** Asks about the lines of a file. Without a desk there is no month to count in. */
const evaluateFile = async (file: string, asking: Asking): Promise<Evaluation> =>
  evaluateUntilStopped(
    { labels: await readLabelFile(file), thresholds: standardThresholds },
    { ...asking, meterFor: () => ({ begin: async () => async () => {} }) },
  )

// A command that a person gives is not what the budget is for: it is counted, and not held back.
const noLimits = { tokens: null, cost: null, prices: null, shadowPrices: null }

/** Asks about a desk's own labels, and counts in its month what that used. */
async function evaluateDesk(config: Config, asking: Asking): Promise<Evaluation> {
  const database = await openMigrated(config, asking.log)
  const db = connect({ url: database.url, maxConnections: 1 }, asking.log)
  try {
    const { provider, last } = asking.options
    const { thresholds } = await readSettings(db)
    const labels = await newestLabels(db, last + mostLearned)
    const budget = createBudget(db, noLimits)
    return await evaluateUntilStopped(
      { labels, thresholds },
      { ...asking, meterFor: (author) => budget.meterFor(author, roleOf(provider)) },
    )
  } finally {
    await db.destroy()
    await database.close()
  }
}

/** Asks a provider about labelled tickets, of the desk or of a file, and prints how often it was right. */
export async function evaluate(config: Config, options: EvaluateOptions): Promise<void> {
  // Standard output is for the figures, which other programs may read.
  const log = pino({ level: "error" }, process.stderr)
  const settings = settingsFor(config, options.provider)
  const { prices: first, shadowPrices } = config.budget
  const prices = options.provider === "shadow" ? shadowPrices : first
  const asking = { settings, options, prices, log }
  const evaluation = await (options.file === undefined
    ? evaluateDesk(config, asking)
    : evaluateFile(options.file, asking))
  console.log(options.json ? JSON.stringify(evaluation, null, 2) : tableOf(evaluation))
  if (evaluation.stopped_by !== null) {
    throw new StartRefused(
      `The provider stopped answering after ${evaluation.tickets} tickets: ${evaluation.stopped_by}.`,
    )
  }
  if (options.minAccuracy !== undefined) checkAccuracy(evaluation, options.minAccuracy)
}
