import { setImmediate } from "node:timers/promises"
import type { BacktestProvider, BacktestReport } from "../../contract/backtests.ts"
import type { Label } from "../learning/lessons.ts"
import { readStarter } from "../triage/builtin/starter.ts"
import type { Llm } from "../triage/llm.ts"
import { ProviderFailure, type Author, type FailureKind } from "../triage/provider.ts"
import type { Thresholds } from "../triage/rules.ts"
import { askAll } from "./ask-all.ts"
import { askReplay } from "./replay-desk.ts"
import { createReplay } from "./replay.ts"
import type { Prices } from "../triage/budget.ts"
import { reportOf, type Outcome } from "./rules.ts"

export type Evaluation = {
  asked: BacktestProvider
  provider: string
  model: string
  prompt_version: string
  tickets: number
  /** How many older labels the built-in classifier had learned before the first of them. */
  learned_before: number
  failures: number
  /** Why the provider was asked no further, where it was not asked about all. */
  stopped_by: FailureKind | null
  report: BacktestReport
}

/** The labels in the order of their decisions; the last ones are asked about. */
export type Evaluated = {
  labels: Label[]
  last: number
  asked: BacktestProvider
  /** Null asks the built-in classifier. */
  llm: Llm | null
  thresholds: Thresholds
  prices: Prices | null
}

type Watch = { signal: AbortSignal; progress: (done: number, of: number) => void }
type Asked = { author: Author; outcomes: (Outcome | null)[]; stoppedBy: FailureKind | null }

async function askBuiltin(before: Label[], tested: Label[], watch: Watch): Promise<Asked> {
  const starter = readStarter()
  const replay = createReplay(starter, before)
  const outcomes: Outcome[] = []
  for (const label of tested) {
    if (watch.signal.aborted) break
    outcomes.push(askReplay(replay, label))
    replay.learn(label)
    watch.progress(outcomes.length, tested.length)
    await setImmediate()
  }
  const author = { name: "builtin", model: starter.name, promptVersion: "none" }
  return { author, outcomes, stoppedBy: null }
}

async function askModel(llm: Llm, tested: Label[], watch: Watch): Promise<Asked> {
  const outcomes: (Outcome | null)[] = tested.map(() => null)
  let done = 0
  const questions = tested.map(({ title, description }, at) => ({
    text: { title, description },
    save: async (outcome: Outcome) => {
      outcomes[at] = outcome
      watch.progress(++done, tested.length)
    },
  }))
  try {
    await askAll(llm, questions, watch.signal)
    return { author: llm.provider, outcomes, stoppedBy: null }
  } catch (error) {
    // What was answered until then was paid for.
    if (!(error instanceof ProviderFailure)) throw error
    return { author: llm.provider, outcomes, stoppedBy: error.kind }
  }
}

/** A back-test that keeps nothing. */
export async function evaluateLabels(
  { labels, last, asked, llm, thresholds, prices }: Evaluated,
  watch: Watch,
): Promise<Evaluation> {
  const from = Math.max(0, labels.length - last)
  const [before, tested] = [labels.slice(0, from), labels.slice(from)]
  const { author, outcomes, stoppedBy } = await (llm
    ? askModel(llm, tested, watch)
    : askBuiltin(before, tested, watch))
  const judged = tested.flatMap(({ category, priority }, at) => {
    const outcome = outcomes[at]
    return outcome ? [{ truth: { category, priority }, outcome }] : []
  })
  return {
    asked,
    provider: author.name,
    model: author.model,
    prompt_version: author.promptVersion,
    tickets: judged.length,
    learned_before: llm ? 0 : before.length,
    failures: judged.filter(({ outcome }) => outcome.failure !== null).length,
    stopped_by: stoppedBy,
    report: reportOf(judged, { thresholds, provider: author.name, prices }),
  }
}
