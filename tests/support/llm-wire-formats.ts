import type { Vendor } from "../../server/triage/providers/settings.ts"

/** How a vendor's API speaks: what it answers, and how it says that it refuses, stops or is broke. */
export type WireFormat = {
  path: RegExp
  /** Where the vendor expects the key. */
  keyOf(headers: Record<string, string | string[] | undefined>): unknown
  answer(text: string): unknown
  refusal(): unknown
  truncated(text: string): unknown
  error(status: number, message: string): unknown
  quota: { status: number; body: unknown }
}

const bearer = (headers: Record<string, string | string[] | undefined>) =>
  String(headers["authorization"] ?? "").replace(/^Bearer /, "")

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

// https://ai.google.dev/api/generate-content
const googleCandidate = (parts: unknown[], finishReason: string) => ({
  candidates: [{ content: { role: "model", parts }, finishReason, index: 0 }],
  usageMetadata: { promptTokenCount: 400, candidatesTokenCount: 60, totalTokenCount: 460 },
  modelVersion: "fake",
})

export const wireFormats: Record<Vendor, WireFormat> = {
  openai: {
    path: /\/responses$/,
    keyOf: bearer,
    answer: (text) => openaiResponse([outputText(text)]),
    refusal: () => openaiResponse([{ type: "refusal", refusal: "I cannot help with that." }]),
    truncated: (text) => openaiResponse([outputText(text)], { reason: "max_output_tokens" }),
    error: openaiError,
    quota: openaiQuota,
  },
  "openai-compatible": {
    path: /\/chat\/completions$/,
    keyOf: bearer,
    answer: (text) => chatCompletion({ content: text }, "stop"),
    refusal: () => chatCompletion({ content: null, refusal: "No." }, "content_filter"),
    truncated: (text) => chatCompletion({ content: text }, "length"),
    error: openaiError,
    quota: openaiQuota,
  },
  anthropic: {
    path: /\/messages$/,
    keyOf: (headers) => headers["x-api-key"],
    answer: (text) => anthropicMessage([{ type: "text", text }], "end_turn"),
    refusal: () => anthropicMessage([], "refusal"),
    truncated: (text) => anthropicMessage([{ type: "text", text }], "max_tokens"),
    error: (status, message) => ({
      type: "error",
      error: { type: status === 401 ? "authentication_error" : "api_error", message },
    }),
    quota: {
      status: 402,
      body: {
        type: "error",
        error: { type: "billing_error", message: "Your credit balance is too low." },
      },
    },
  },
  google: {
    path: /:generateContent$/,
    keyOf: (headers) => headers["x-goog-api-key"],
    answer: (text) => googleCandidate([{ text }], "STOP"),
    refusal: () => googleCandidate([], "SAFETY"),
    truncated: (text) => googleCandidate([{ text }], "MAX_TOKENS"),
    error: (status, message) => ({
      error: { code: status, message, status: status === 401 ? "UNAUTHENTICATED" : "INTERNAL" },
    }),
    quota: {
      status: 429,
      body: {
        error: {
          code: 429,
          message: "You exceeded your current quota, please check your plan and billing details.",
          status: "RESOURCE_EXHAUSTED",
        },
      },
    },
  },
}
