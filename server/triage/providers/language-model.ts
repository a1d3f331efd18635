import { createAnthropic } from "@ai-sdk/anthropic"
import { createGoogleGenerativeAI } from "@ai-sdk/google"
import { createOpenAI } from "@ai-sdk/openai"
import { createOpenAICompatible } from "@ai-sdk/openai-compatible"
import { generateText, NoObjectGeneratedError, Output, type LanguageModel } from "ai"
import { instructions, promptVersion, ticketMessage } from "../prompt.ts"
import { ProviderFailure, type Provider, type TicketText, type TokenUsage } from "../provider.ts"
import { boundedFetch } from "./bounded-fetch.ts"
import { toFailure } from "./failures.ts"
import { parseReply, replySchema } from "./reply.ts"
import type { LlmSettings } from "./settings.ts"

// An answer takes about 80 tokens; models that think before they write need the rest.
const maxOutputTokens = 2_000

function createModel({ provider, apiKey, model, baseUrl }: LlmSettings): LanguageModel {
  const options = {
    fetch: boundedFetch,
    ...(apiKey ? { apiKey } : {}),
    ...(baseUrl ? { baseURL: baseUrl } : {}),
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
        baseURL: baseUrl ?? "",
        supportsStructuredOutputs: true,
      })(model)
    default:
      return provider satisfies never
  }
}

type Reply = { text: string; finishReason: string | undefined; usage: TokenUsage | null }
type Counted = { inputTokens: number | undefined; outputTokens: number | undefined }

const usageOf = (usage: Counted | undefined): TokenUsage | null =>
  usage?.inputTokens === undefined || usage.outputTokens === undefined
    ? null
    : { inputTokens: usage.inputTokens, outputTokens: usage.outputTokens }

async function askModel(
  model: LanguageModel,
  text: TicketText,
  abortSignal: AbortSignal,
): Promise<Reply> {
  try {
    const reply = await generateText({
      model,
      system: instructions,
      prompt: ticketMessage(text),
      output: Output.object({ schema: replySchema, name: "triage" }),
      maxOutputTokens,
      // Tries are counted where the deadline is known.
      maxRetries: 0,
      abortSignal,
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
  return {
    name: settings.provider,
    model: settings.model,
    promptVersion,
    async classify(text, signal) {
      try {
        return readReply(await askModel(model, text, signal))
      } catch (error) {
        if (signal.aborted) {
          throw new ProviderFailure("timeout", "The model did not answer in time.")
        }
        throw toFailure(error)
      }
    },
  }
}
