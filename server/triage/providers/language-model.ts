import { createAnthropic } from "@ai-sdk/anthropic"
import { createGoogleGenerativeAI } from "@ai-sdk/google"
import { createOpenAI } from "@ai-sdk/openai"
import { createOpenAICompatible } from "@ai-sdk/openai-compatible"
import { generateText, NoObjectGeneratedError, Output, type LanguageModel } from "ai"
import { instructions, promptVersion, ticketMessage } from "../prompt.ts"
import { ProviderFailure, type Provider, type TicketText, type TokenUsage } from "../provider.ts"
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
type Reply = { text: string; finishReason: string | undefined; usage: TokenUsage | null }
type Counted = { inputTokens: number | undefined; outputTokens: number | undefined }

const usageOf = (usage: Counted | undefined): TokenUsage | null =>
  usage?.inputTokens === undefined || usage.outputTokens === undefined
    ? null
    : { inputTokens: usage.inputTokens, outputTokens: usage.outputTokens }

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
    return { text: reply.text, finishReason: reply.finishReason, usage: usageOf(reply.usage) }
  } catch (error) {
    // Servers that ignore the schema answer in prose around JSON: that may still be good.
    if (!NoObjectGeneratedError.isInstance(error)) throw error
    const { text = "", finishReason, usage } = error
    return { text, finishReason, usage: usageOf(usage) }
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

/** A vendor's language model as a provider. */
export function createLanguageModel(settings: LlmSettings): Provider {
  const model = createModel(settings)
  const providerOptions = optionsFor(settings)
  return {
    name: settings.provider,
    model: settings.model,
    promptVersion,
    async classify(text, signal) {
      try {
        const shown = settings.masks ? maskTicket(text) : text
        const question = { model, providerOptions, text: shown, abortSignal: signal }
        return withSafeReason(readReply(await askModel(question)), settings.apiKey)
      } catch (error) {
        if (signal.aborted) {
          throw new ProviderFailure("timeout", "The model did not answer in time.")
        }
        throw toFailure(error)
      }
    },
  }
}
