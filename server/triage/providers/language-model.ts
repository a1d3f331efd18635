import { createAnthropic } from "@ai-sdk/anthropic"
import { createGoogleGenerativeAI } from "@ai-sdk/google"
import { createOpenAI } from "@ai-sdk/openai"
import { createOpenAICompatible } from "@ai-sdk/openai-compatible"
import { generateText, NoObjectGeneratedError, Output, type LanguageModel } from "ai"
import {
  estimateInput,
  estimateTokens,
  instructions,
  promptVersion,
  ticketMessage,
} from "../prompt.ts"
import {
  ProviderFailure,
  withUsage,
  type FailureKind,
  type Provider,
  type TicketText,
  type TokenUsage,
} from "../provider.ts"
import { boundedFetch } from "./bounded-fetch.ts"
import { toFailure } from "./failures.ts"
import { maskTicket } from "../masking/mask.ts"
import { parseReply, replySchema } from "./reply.ts"
import { withSafeReason } from "./safe-reason.ts"
import { defaultModels, type LlmSettings } from "./settings.ts"

// An answer takes about 80 tokens; models that think before they write need the rest.
const maxOutputTokens = 2_000

// Without these, the vendors' packages read OPENAI_BASE_URL and the like from the environment.
const addresses = {
  openai: "https://api.openai.com/v1",
  anthropic: "https://api.anthropic.com/v1",
  google: "https://generativelanguage.googleapis.com/v1beta",
  "openai-compatible": "",
}

// A suggestion is read while somebody types: little thought, and no copy kept with the vendor. All
// thinking models of OpenAI know "low"; Anthropic's older ones refuse an effort, so only the model
// that we name is told one. Gemini's named one thinks least by itself.
const optionsFor = ({ provider, model }: LlmSettings) => ({
  openai: { store: false, reasoningEffort: "low" },
  ...(provider === "anthropic" && model === defaultModels.anthropic
    ? { anthropic: { effort: "low" } }
    : {}),
})

// Warnings of the AI SDK, as that a model does not know an option, would go to the console.
globalThis.AI_SDK_LOG_WARNINGS = false

function createModel({ provider, apiKey, model, baseUrl }: LlmSettings): LanguageModel {
  const options = {
    fetch: boundedFetch,
    baseURL: baseUrl ?? addresses[provider],
    ...(apiKey ? { apiKey } : {}),
  }
  switch (provider) {
    case "openai":
      return createOpenAI(options)(model)
    case "anthropic":
      return createAnthropic(options)(model)
    case "google":
      return createGoogleGenerativeAI(options)(model)
    case "openai-compatible":
      return createOpenAICompatible({
        ...options,
        name: provider,
        supportsStructuredOutputs: true,
      })(model)
    default:
      return provider satisfies never
  }
}

type Question = {
  model: LanguageModel
  providerOptions: ReturnType<typeof optionsFor>
  text: TicketText
  abortSignal: AbortSignal
}
type Reply = { text: string; finishReason: string | undefined; usage: TokenUsage }
type Counted = { inputTokens: number | undefined; outputTokens: number | undefined }

/** What a vendor counted; an estimate by the characters where it tells nothing. */
const usageOf = (counted: Counted | undefined, asked: TicketText, answer: string): TokenUsage => ({
  inputTokens: counted?.inputTokens ?? estimateInput(asked),
  outputTokens: counted?.outputTokens ?? estimateTokens(answer),
})

async function askModel({ text, ...question }: Question): Promise<Reply> {
  try {
    const reply = await generateText({
      ...question,
      system: instructions,
      prompt: ticketMessage(text),
      output: Output.object({ schema: replySchema, name: "triage" }),
      maxOutputTokens,
      // Tries are counted where the deadline is known.
      maxRetries: 0,
    })
    const { finishReason, usage } = reply
    return { text: reply.text, finishReason, usage: usageOf(usage, text, reply.text) }
  } catch (error) {
    // Servers that ignore the schema answer in prose around JSON: that may still be good.
    if (!NoObjectGeneratedError.isInstance(error)) throw error
    const { text: written = "", finishReason, usage } = error
    return { text: written, finishReason, usage: usageOf(usage, text, written) }
  }
}

function readReply({ text, finishReason, usage }: Reply) {
  if (finishReason === "content-filter") {
    throw new ProviderFailure("refused", "The model refused to answer.")
  }
  if (finishReason === "length") {
    throw new ProviderFailure("truncated", "The model's answer was cut off.")
  }
  return { ...parseReply(text), usage }
}

/** What was answered, or its failure with what it used all the same. */
function readPaid(reply: Reply) {
  try {
    return readReply(reply)
  } catch (error) {
    throw withUsage(toFailure(error), reply.usage)
  }
}

// The vendor read the ticket and was broken off, or what it answered did not reach us whole.
const readAtLeast = new Set<FailureKind>(["timeout", "unparseable", "empty"])

/** A failure that tells nothing of what it used, with an estimate where it used something. */
function withEstimate(failure: ProviderFailure, asked: TicketText): ProviderFailure {
  if (failure.usage !== null || !readAtLeast.has(failure.kind)) return failure
  return withUsage(failure, { inputTokens: estimateInput(asked), outputTokens: 0 })
}

/** A vendor's language model as a provider. */
export function createLanguageModel(settings: LlmSettings): Provider {
  const model = createModel(settings)
  const providerOptions = optionsFor(settings)
  return {
    name: settings.provider,
    model: settings.model,
    promptVersion,
    async classify(text, signal) {
      const shown = settings.masks ? maskTicket(text) : text
      try {
        const question = { model, providerOptions, text: shown, abortSignal: signal }
        return withSafeReason(readPaid(await askModel(question)), settings.apiKey)
      } catch (error) {
        const failure = signal.aborted
          ? new ProviderFailure("timeout", "The model did not answer in time.")
          : toFailure(error)
        throw withEstimate(failure, shown)
      }
    },
  }
}
