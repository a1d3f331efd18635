import type { Category, Priority } from "../../contract/vocabulary.ts"

/** What triage reads of a ticket. Always data, never instructions. */
export type TicketText = { title: string; description: string }

/** One value out of a closed list, and how likely it is right, from 0 to 1. */
export type Estimate<Value> = { value: Value; confidence: number }

/** A valid answer: both values exist, both confidences lie in 0..1, the reason is one short sentence. */
export type Classification = {
  category: Estimate<Category>
  priority: Estimate<Priority>
  reason: string
  /** False where the provider has met too few of the text's words to say anything of it. */
  knowsLanguage?: boolean
}

export type TokenUsage = { inputTokens: number; outputTokens: number }

export type ProviderAnswer = Classification & { usage: TokenUsage | null }

/** All the ways in which a model can fail to answer; each is stored as it is named here. */
export const failureKinds = [
  "unreachable",
  "timeout",
  "rate_limited",
  "quota_exhausted",
  "unauthorized",
  "server_error",
  "refused",
  "empty",
  "truncated",
  "unparseable",
  "unknown_value",
  "rejected_request",
  "busy",
  "budget_spent",
] as const
export type FailureKind = (typeof failureKinds)[number]

/** After these, asking about another text would fail too, until somebody mends it. */
export const needsMending: ReadonlySet<FailureKind> = new Set(["quota_exhausted", "unauthorized"])

type FailureDetails = ErrorOptions & {
  retryAfterMs?: number | undefined
  wasAsked?: boolean
  usage?: TokenUsage | null
}

/** Thrown by a provider that has no valid answer. The message is for the log and never holds a secret. */
export class ProviderFailure extends Error {
  override readonly name = "ProviderFailure"
  readonly kind: FailureKind
  /** How long the vendor wants us to wait, where it said so. */
  readonly retryAfterMs: number | undefined
  /** False where nobody was asked, because asking would not have helped. */
  readonly wasAsked: boolean
  /** What the model used although it gave no valid answer; null where it used nothing. */
  readonly usage: TokenUsage | null
  constructor(kind: FailureKind, message: string, details: FailureDetails = {}) {
    super(message, details)
    this.kind = kind
    this.retryAfterMs = details.retryAfterMs
    this.wasAsked = details.wasAsked ?? true
    this.usage = details.usage ?? null
  }
}

/** The same failure, with what it used. */
export const withUsage = (failure: ProviderFailure, usage: TokenUsage | null): ProviderFailure =>
  new ProviderFailure(failure.kind, failure.message, {
    cause: failure.cause,
    retryAfterMs: failure.retryAfterMs,
    wasAsked: failure.wasAsked,
    usage,
  })

/** What two tries used together. */
export const addUsage = (one: TokenUsage | null, other: TokenUsage | null): TokenUsage | null =>
  one && other
    ? {
        inputTokens: one.inputTokens + other.inputTokens,
        outputTokens: one.outputTokens + other.outputTokens,
      }
    : (one ?? other)

/** Anything that can classify a ticket's text: a language model, or the built-in classifier. */
export type Provider = {
  /** Vendor or classifier, as stored and shown: "openai", "anthropic", "google", "openai-compatible", "builtin". */
  readonly name: string
  readonly model: string
  readonly promptVersion: string
  /** Answers, or throws a ProviderFailure. Ends at once when the signal aborts. */
  classify(text: TicketText, signal: AbortSignal): Promise<ProviderAnswer>
}

/** Who answered. */
export type Author = Pick<Provider, "name" | "model" | "promptVersion">
