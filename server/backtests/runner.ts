import type { Logger } from "pino"
import type { Db } from "../database/connect.ts"
import type { Threads } from "../thread.ts"
import type { Llm } from "../triage/llm.ts"
import { ProviderFailure } from "../triage/provider.ts"
import { askAll } from "./ask-all.ts"
import { claimNext, keepClaim, saveOutcomes, settleClaim, type Claim } from "./claims.ts"
import { ticketsOf } from "./queries.ts"
import type { Outcome } from "./rules.ts"

type Models = { llm: Llm | null; shadow: Llm | null }
type Options = { db: Db; log: Logger; models: Models; threads: Threads; databaseUrl: string }

/** Works on back-tests, one at a time. */
export type BacktestRunner = {
  /** Takes up one back-test, if there is one to do; tells what came of it. */
  runNext(): Promise<string>
  /** Lets go of what it works on, so that another server goes on at once. */
  close(): void
}

const beatEveryMs = 1_000
// Well under the time after which the queue takes a job for lost; the rest is another job.
const longestMs = 5 * 60_000

/** The end of one try at a back-test, where nothing went wrong. */
type End = "done" | "paused" | "lost"

/** The model that a back-test began with, or null when the desk asks another one by now. */
function modelFor({ asked, ...subject }: Claim, models: Models): Llm | null {
  const llm = asked === "shadow" ? models.shadow : models.llm
  const isSame =
    llm?.provider.name === subject.provider &&
    llm.provider.model === subject.model &&
    llm.provider.promptVersion === subject.prompt_version
  return isSame ? llm : null
}

class ModelGone extends Error {
  override readonly name = "ModelGone"
}

async function runModel({ db, models }: Options, claim: Claim, signal: AbortSignal) {
  const llm = modelFor(claim, models)
  if (llm === null) {
    throw new ModelGone(
      `This desk no longer asks ${claim.model} with prompt ${claim.prompt_version}; start another back-test.`,
    )
  }
  const tickets = (await ticketsOf(db, claim.id)).filter(({ isDone }) => !isDone)
  const questions = tickets.map(({ ticketId, label: { title, description } }) => ({
    text: { title, description },
    save: (outcome: Outcome) => saveOutcomes(db, claim, [{ ticketId, outcome }]),
  }))
  await askAll(llm, questions, signal)
}

/** Why a back-test stopped, in words for the person who started it; bugs say no more than that. */
function sentenceFor(error: unknown): string {
  // By its name, for which the screen has words.
  if (error instanceof ProviderFailure) return error.kind
  if (error instanceof ModelGone) return error.message
  return "A fault of ours; the log holds the details."
}

export function createBacktestRunner(options: Options): BacktestRunner {
  const { db, log, threads, databaseUrl } = options
  const closing = new AbortController()

  async function work(claim: Claim): Promise<End> {
    const lost = new AbortController()
    const late = AbortSignal.timeout(longestMs)
    const signal = AbortSignal.any([lost.signal, closing.signal, late])
    const beat = setInterval(() => {
      keepClaim(db, claim).then(
        (isOurs) => isOurs || lost.abort(),
        (error: unknown) => log.warn({ err: error }, "a back-test could not tell that it lives"),
      )
    }, beatEveryMs)
    try {
      if (claim.asked === "builtin") {
        const { id, attempt } = claim
        await threads.run("backtests/replay-thread", { databaseUrl, id, attempt }, signal)
      } else await runModel(options, claim, signal)
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      clearInterval(beat)
    }
    if (lost.signal.aborted) return "lost"
    return signal.aborted ? "paused" : "done"
  }

  return {
    async runNext() {
      const claim = await claimNext(db)
      if (claim === null) return "no back-test waits"
      try {
        const end = await work(claim)
        if (end === "lost") return `back-test ${claim.id} was cancelled`
        await settleClaim(db, claim, { state: end === "done" ? "done" : "waiting" })
        return `back-test ${claim.id} is ${end}`
      } catch (error) {
        log.warn({ err: error, backtest: claim.id }, "a back-test stopped")
        await settleClaim(db, claim, { state: "failed", failure: sentenceFor(error) })
        return `back-test ${claim.id} failed`
      }
    },
    close: () => closing.abort(),
  }
}
