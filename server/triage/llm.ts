import { setTimeout as wait } from "node:timers/promises"
import type { Logger } from "pino"
import type { Meter } from "./budget.ts"
import { createBreaker, type BreakerState } from "./circuit-breaker.ts"
import { estimateInput } from "./prompt.ts"
import {
  addUsage,
  ProviderFailure,
  withUsage,
  type FailureKind,
  type Provider,
  type ProviderAnswer,
  type TicketText,
  type TokenUsage,
} from "./provider.ts"
import type { LlmSettings } from "./providers/settings.ts"

/** A language model with its deadline, its second try and its circuit breaker. */
export type Llm = {
  provider: Provider
  /** Answers within the deadline or throws a ProviderFailure. Equal texts in flight share a call. */
  classify(text: TicketText): Promise<ProviderAnswer>
  status(): BreakerState
}

const maxCalls = 16
const pauseBeforeRetryMs = 250
// About what an answer takes.
const expectedOutput = 100
const worthASecondTry = new Set<FailureKind>([
  "rate_limited",
  "server_error",
  "unreachable",
  "unparseable",
  "unknown_value",
  "empty",
])

type Options = {
  timeoutMs: number
  log: Logger
  meter: Meter
  now?: () => number
}

/** How long to wait before the second try, or null when there is none within the deadline. */
function pauseBefore(failure: ProviderFailure, msLeft: number): number | null {
  if (!worthASecondTry.has(failure.kind)) return null
  const pause = failure.retryAfterMs ?? pauseBeforeRetryMs
  return pause < msLeft ? pause : null
}

/** Puts deadline, second try, breaker and a limit of 16 calls at once around a provider. */
export function createLlm(provider: Provider, options: Options): Llm {
  const { timeoutMs, log, meter, now = Date.now } = options
  const breaker = createBreaker(now)
  const inFlight = new Map<string, Promise<ProviderAnswer>>()

  async function askOnce(text: TicketText, signal: AbortSignal): Promise<ProviderAnswer> {
    const settle = await meter.begin({
      inputTokens: estimateInput(text),
      outputTokens: expectedOutput,
    })
    if (settle === null) {
      throw new ProviderFailure("budget_spent", "This month's budget is used up.", {
        wasAsked: false,
      })
    }
    let used: TokenUsage | null = null
    try {
      const answer = await provider.classify(text, signal)
      used = answer.usage
      return answer
    } catch (error) {
      if (error instanceof ProviderFailure) used = error.usage
      throw error
    } finally {
      await settle(used)
    }
  }

  async function askAgain(text: TicketText, signal: AbortSignal, first: ProviderFailure) {
    try {
      const answer = await askOnce(text, signal)
      return { ...answer, usage: addUsage(first.usage, answer.usage) }
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error
      // Between the tries the budget was used up: that the first one failed is what there is to tell.
      throw error.wasAsked ? withUsage(error, addUsage(first.usage, error.usage)) : first
    }
  }

  async function askWithinDeadline(text: TicketText): Promise<ProviderAnswer> {
    const endsAt = performance.now() + timeoutMs
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      return await askOnce(text, signal)
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error
      const pause = pauseBefore(error, endsAt - performance.now())
      if (pause === null) throw error
      log.info({ failure: error.kind, pause }, "asking again")
      await wait(pause)
      return askAgain(text, signal, error)
    }
  }

  async function ask(text: TicketText): Promise<ProviderAnswer> {
    if (inFlight.size >= maxCalls) {
      throw new ProviderFailure("busy", `${maxCalls} calls are under way.`, { wasAsked: false })
    }
    const obstacle = breaker.inTheWay()
    if (obstacle !== null) {
      throw new ProviderFailure(obstacle, "Not asked: it failed before.", { wasAsked: false })
    }
    try {
      const answer = await askWithinDeadline(text)
      breaker.succeeded()
      return answer
    } catch (error) {
      if (error instanceof ProviderFailure && error.wasAsked) breaker.failed(error)
      throw error
    }
  }

  return {
    provider,
    status: breaker.status,
    classify(text) {
      const key = JSON.stringify([text.title, text.description])
      const known = inFlight.get(key)
      if (known) return known
      const answer = ask(text).finally(() => inFlight.delete(key))
      inFlight.set(key, answer)
      return answer
    },
  }
}

type Counting = { log: Logger; meterFor: (provider: Provider) => Meter }

/** The language model that the settings name. */
export async function createLlmFromSettings(
  settings: LlmSettings,
  { log, meterFor }: Counting,
): Promise<Llm> {
  // The vendors' packages take as long to load as all else; a desk without a model does without them.
  const { createLanguageModel } = await import("./providers/language-model.ts")
  const provider = createLanguageModel(settings)
  return createLlm(provider, { timeoutMs: settings.timeoutMs, log, meter: meterFor(provider) })
}
