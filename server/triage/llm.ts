import { setTimeout as wait } from "node:timers/promises"
import type { Logger } from "pino"
import { createBreaker, type BreakerState } from "./circuit-breaker.ts"
import {
  ProviderFailure,
  type FailureKind,
  type Provider,
  type ProviderAnswer,
  type TicketText,
} from "./provider.ts"
import { createLanguageModel } from "./providers/language-model.ts"
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
  now?: () => number
  /** Whether this month's budget is used up. */
  isSpent?: () => Promise<boolean>
}

/** How long to wait before the second try, or null when there is none within the deadline. */
function pauseBefore(failure: ProviderFailure, msLeft: number): number | null {
  if (!worthASecondTry.has(failure.kind)) return null
  const pause = failure.retryAfterMs ?? pauseBeforeRetryMs
  return pause < msLeft ? pause : null
}

/** Puts deadline, second try, breaker and a limit of 16 calls at once around a provider. */
export function createLlm(provider: Provider, options: Options): Llm {
  const { timeoutMs, log, now = Date.now, isSpent = async () => false } = options
  const breaker = createBreaker(now)
  const inFlight = new Map<string, Promise<ProviderAnswer>>()

  async function askWithinDeadline(text: TicketText): Promise<ProviderAnswer> {
    const endsAt = performance.now() + timeoutMs
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      return await provider.classify(text, signal)
    } catch (error) {
      const pause =
        error instanceof ProviderFailure && pauseBefore(error, endsAt - performance.now())
      if (typeof pause !== "number") throw error
      log.info({ failure: error instanceof ProviderFailure && error.kind, pause }, "asking again")
      await wait(pause)
      return provider.classify(text, signal)
    }
  }

  async function ask(text: TicketText): Promise<ProviderAnswer> {
    if (inFlight.size >= maxCalls) {
      throw new ProviderFailure("busy", `${maxCalls} calls are under way.`, { wasAsked: false })
    }
    if (await isSpent()) {
      throw new ProviderFailure("budget_spent", "This month's budget is used up.", {
        wasAsked: false,
      })
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
      if (error instanceof ProviderFailure) breaker.failed(error)
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

/** The language model that the settings name. */
export const createLlmFromSettings = (
  settings: LlmSettings,
  { log, isSpent }: Required<Pick<Options, "log" | "isSpent">>,
): Llm => createLlm(createLanguageModel(settings), { timeoutMs: settings.timeoutMs, log, isSpent })
