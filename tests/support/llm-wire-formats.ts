import type { IncomingHttpHeaders } from "node:http"
import type { Vendor } from "../../server/triage/providers/settings.ts"

/** A status and what comes with it. */
export type Said = { status: number; body: unknown }

/** How a vendor's API speaks: what it answers, and how it says that it refuses, stops or is broke. */
export type WireFormat = {
  path: RegExp
  /** Where the vendor expects the key. */
  keyOf(headers: IncomingHttpHeaders): string
  answer(text: string, request: string): unknown
  refusal(): unknown
  /** The vendor's filter stops a text before the model sees it. */
  filtered: Said
  truncated(text: string): unknown
  error(status: number, message: string): unknown
  badKey: Said
  quota: Said
  /** Too many calls in this minute, in words that look like a spent quota where the vendor's do. */
  busyMinute: Said
}

const bearer = ({ authorization = "" }: IncomingHttpHeaders) =>
  authorization.replace(/^Bearer /, "")

// https://platform.openai.com/docs/api-reference/responses
const openaiResponse = (content: unknown[], incomplete: { reason: string } | null = null) => ({
  id: "resp_1",
  object: "response",
  created_at: 1_790_000_000,
  status: incomplete ? "incomplete" : "completed",
  incomplete_details: incomplete,
  error: null,
  model: "fake",
  output: [{ type: "message", id: "msg_1", status: "completed", role: "assistant", content }],
  usage: {
    input_tokens: 400,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: 60,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 460,
  },
})
const outputText = (text: string) => ({ type: "output_text", text, annotations: [] })
const openaiError = (status: number, message: string) => ({
  error: {
    message,
    type: status === 401 ? "authentication_error" : "server_error",
    param: null,
    code: null,
  },
})
const openaiBadKey = {
  status: 401,
  body: {
    error: {
      message: "Incorrect API key provided: sk-fake-****seen.",
      type: "invalid_request_error",
      param: null,
      code: "invalid_api_key",
    },
  },
}
const openaiQuota = {
  status: 429,
  body: {
    error: {
      message: "You exceeded your current quota, please check your plan and billing details.",
      type: "insufficient_quota",
      param: null,
      code: "insufficient_quota",
    },
  },
}
const openaiBusyMinute = {
  status: 429,
  body: {
    error: {
      message:
        "Rate limit reached on requests per min. Please add a payment method to your account to increase your rate limit. Visit https://platform.openai.com/account/billing to add a payment method.",
      type: "requests",
      param: null,
      code: "rate_limit_exceeded",
    },
  },
}

// https://platform.openai.com/docs/api-reference/chat
const chatCompletion = (message: object, finishReason: string) => ({
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1_790_000_000,
  model: "fake",
  choices: [{ index: 0, message: { role: "assistant", ...message }, finish_reason: finishReason }],
  usage: { prompt_tokens: 400, completion_tokens: 60, total_tokens: 460 },
})

// https://docs.anthropic.com/en/api/messages
const anthropicMessage = (content: unknown[], stopReason: string) => ({
  id: "msg_1",
  type: "message",
  role: "assistant",
  model: "fake",
  content,
  stop_reason: stopReason,
  stop_sequence: null,
  usage: { input_tokens: 400, output_tokens: 60 },
})
const anthropicError = (type: string, message: string) => ({
  type: "error",
  error: { type, message },
})

// Models without structured output are given a tool to answer with, and call it.
function anthropicAnswer(text: string, request: string) {
  if (!request.includes('"tool_choice"') || !text.startsWith("{")) {
    return anthropicMessage([{ type: "text", text }], "end_turn")
  }
  const call = { type: "tool_use", id: "toolu_1", name: "json", input: JSON.parse(text) }
  return anthropicMessage([call], "tool_use")
}

// https://ai.google.dev/api/generate-content
const googleCandidate = (parts: unknown[], finishReason: string) => ({
  candidates: [{ content: { role: "model", parts }, finishReason, index: 0 }],
  usageMetadata: { promptTokenCount: 400, candidatesTokenCount: 60, totalTokenCount: 460 },
  modelVersion: "fake",
})
const googleError = (code: number, status: string, message: string, details: unknown[] = []) => ({
  error: { code, message, status, details },
})
const googleQuotaMessage =
  "You exceeded your current quota, please check your plan and billing details."

export const wireFormats: Record<Vendor, WireFormat> = {
  openai: {
    path: /\/responses$/,
    keyOf: bearer,
    answer: (text) => openaiResponse([outputText(text)]),
    refusal: () => openaiResponse([{ type: "refusal", refusal: "I cannot help with that." }]),
    filtered: { status: 200, body: openaiResponse([], { reason: "content_filter" }) },
    truncated: (text) => openaiResponse([outputText(text)], { reason: "max_output_tokens" }),
    error: openaiError,
    badKey: openaiBadKey,
    quota: openaiQuota,
    busyMinute: openaiBusyMinute,
  },
  "openai-compatible": {
    path: /\/chat\/completions$/,
    keyOf: bearer,
    answer: (text) => chatCompletion({ content: text }, "stop"),
    refusal: () => chatCompletion({ content: null, refusal: "I cannot help with that." }, "stop"),
    filtered: {
      status: 400,
      body: { error: { message: "The prompt was filtered.", code: "content_filter", type: null } },
    },
    truncated: (text) => chatCompletion({ content: text }, "length"),
    error: openaiError,
    badKey: openaiBadKey,
    quota: openaiQuota,
    busyMinute: openaiBusyMinute,
  },
  anthropic: {
    path: /\/messages$/,
    keyOf: (headers) => String(headers["x-api-key"]),
    answer: anthropicAnswer,
    refusal: () => anthropicMessage([], "refusal"),
    filtered: { status: 200, body: anthropicMessage([], "refusal") },
    truncated: (text) => anthropicMessage([{ type: "text", text }], "max_tokens"),
    error: (_status, message) => anthropicError("api_error", message),
    badKey: { status: 401, body: anthropicError("authentication_error", "invalid x-api-key") },
    quota: {
      status: 400,
      body: anthropicError(
        "invalid_request_error",
        "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.",
      ),
    },
    busyMinute: {
      status: 429,
      body: anthropicError("rate_limit_error", "This request would exceed your rate limit."),
    },
  },
  google: {
    path: /:generateContent$/,
    keyOf: (headers) => String(headers["x-goog-api-key"]),
    answer: (text) => googleCandidate([{ text }], "STOP"),
    refusal: () => googleCandidate([], "SAFETY"),
    filtered: {
      status: 200,
      body: {
        promptFeedback: { blockReason: "PROHIBITED_CONTENT" },
        usageMetadata: { promptTokenCount: 400, totalTokenCount: 400 },
      },
    },
    truncated: (text) => googleCandidate([{ text }], "MAX_TOKENS"),
    error: (status, message) => googleError(status, "INTERNAL", message),
    badKey: {
      status: 400,
      body: googleError(400, "INVALID_ARGUMENT", "API key not valid.", [
        { "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID" },
      ]),
    },
    quota: { status: 429, body: googleError(429, "RESOURCE_EXHAUSTED", googleQuotaMessage) },
    busyMinute: {
      status: 429,
      body: googleError(429, "RESOURCE_EXHAUSTED", googleQuotaMessage, [
        {
          "@type": "type.googleapis.com/google.rpc.QuotaFailure",
          violations: [{ quotaId: "GenerateRequestsPerMinutePerProjectPerModel-FreeTier" }],
        },
        { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "26s" },
      ]),
    },
  },
}
