import { setTimeout as wait } from "node:timers/promises"
import type { Llm } from "../triage/llm.ts"
import { needsMending, ProviderFailure, type TicketText } from "../triage/provider.ts"
import { outcomeOf, type Outcome } from "./rules.ts"

export type Question = { text: TicketText; save: (outcome: Outcome) => Promise<void> }

// A quarter of what the desk lets a model do at once, so that tickets coming in are answered too.
const atOnce = 4
const pauseWhenBusyMs = 500

/** What came of one question; null where the desk itself keeps the model busy. */
async function askOnce(llm: Llm, text: TicketText, signal: AbortSignal): Promise<Outcome | null> {
  const startedAt = performance.now()
  try {
    const { usage, ...classification } = await llm.classify(text)
    return outcomeOf(classification, { latencyMs: performance.now() - startedAt, usage })
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error
    if (error.kind === "busy" && !signal.aborted) return null
    if (!error.wasAsked || needsMending.has(error.kind)) throw error
    const latencyMs = performance.now() - startedAt
    const { kind: failure, usage } = error
    const inputTokens = usage?.inputTokens ?? null
    return {
      answer: null,
      failure,
      latencyMs,
      inputTokens,
      outputTokens: usage?.outputTokens ?? null,
    }
  }
}

/** Asks about one text and waits for its turn. */
async function askOne(llm: Llm, text: TicketText, signal: AbortSignal): Promise<Outcome> {
  let outcome = await askOnce(llm, text, signal)
  while (outcome === null) {
    await wait(pauseWhenBusyMs)
    outcome = await askOnce(llm, text, signal)
  }
  return outcome
}

/**
 * Asks a language model all questions, four at once, until the signal aborts. Throws the
 * ProviderFailure that makes going on useless: a spent budget or quota, a refused key, an open breaker.
 */
export async function askAll(
  llm: Llm,
  questions: Iterable<Question>,
  signal: AbortSignal,
): Promise<void> {
  const waiting = questions[Symbol.iterator]()
  const stopped = new AbortController()
  const either = AbortSignal.any([signal, stopped.signal])
  async function lane(): Promise<void> {
    while (!either.aborted) {
      const next = waiting.next()
      if (next.done === true) return
      const { text, save } = next.value
      await save(await askOne(llm, text, either))
    }
  }
  const lanes = Array.from({ length: atOnce }, async () => {
    try {
      await lane()
    } catch (error) {
      stopped.abort()
      throw error
    }
  })
  const ends = await Promise.allSettled(lanes)
  for (const end of ends) if (end.status === "rejected") throw end.reason
}
