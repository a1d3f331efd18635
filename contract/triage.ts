import { z } from "zod"
import { body, bodyRefusals, endpoint, idParameter, json, refusals } from "./endpoint.ts"
import { longText, optionalText } from "./text.ts"
import { categories, priorities } from "./vocabulary.ts"

const confidence = z.number().min(0).max(1)

const answer = {
  confidence: z
    .object({ category: confidence, priority: confidence })
    .meta({ description: "The model's own estimate that each value is right, from 0 to 1." }),
  source: z
    .enum(["llm", "builtin"])
    .meta({ description: "Whether a language model or the built-in classifier answered." }),
  provider: z.string().meta({ example: "builtin" }),
  model: z.string().meta({ example: "rules-1" }),
  reason: z.string().meta({ example: '"charged twice" points to billing.' }),
}

export const suggestedSchema = z
  .object({
    suggestion_id: z.int(),
    suggested_category: z.enum(categories),
    suggested_priority: z.enum(priorities),
    ...answer,
    fallback_from: z.string().nullable().meta({
      description: "Why the language model did not answer, where it was asked and failed.",
    }),
  })
  .meta({ id: "Suggested" })
export type Suggested = z.output<typeof suggestedSchema>

/** Triage's standing suggestion for a stored ticket. */
export const suggestionSchema = z
  .object({
    id: z.int(),
    category: z.enum(categories),
    priority: z.enum(priorities),
    ...answer,
    prompt_version: z.string(),
    chosen_category: z.enum(categories).nullable(),
    chosen_priority: z.enum(priorities).nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: "Suggestion" })
export type Suggestion = z.output<typeof suggestionSchema>

export const triageStatusSchema = z
  .object({
    provider: z.string().meta({ description: "Who answers first." }),
    model: z.string(),
    state: z.enum(["ready", "failing", "stopped"]).meta({
      description: "`failing` and `stopped` mean that the built-in classifier answers now.",
    }),
    failure: z.string().nullable().meta({ example: "unauthorized" }),
    since: z.iso.datetime().nullable(),
    builtin_model: z.string(),
  })
  .meta({ id: "TriageStatus" })
export type TriageStatus = z.output<typeof triageStatusSchema>

const tags = ["Triage"]

export const classifyText = endpoint({
  method: "post",
  path: "/api/tickets/classify/",
  tags,
  summary: "Suggest a category and a priority for a text",
  description:
    "Answers whatever the language model does: where it fails, the built-in classifier answers and `source` says so. Nothing is filled by this call.",
  request: {
    body: body(
      z
        .object(
          { title: optionalText().optional(), description: longText() },
          { error: "must be a JSON object" },
        )
        .meta({ example: { description: "We were charged twice for the last invoice." } }),
    ),
  },
  responses: { 200: json(suggestedSchema, "The suggestion."), ...bodyRefusals },
})

export const listSuggestions = endpoint({
  method: "get",
  path: "/api/tickets/{id}/suggestions/",
  tags,
  summary: "Read the latest suggestions for a ticket, newest first",
  description: "At most 20; only answers, not the failures.",
  request: { params: z.object({ id: idParameter }) },
  responses: { 200: json(z.array(suggestionSchema), "The suggestions."), ...refusals },
})

export const getTriageStatus = endpoint({
  method: "get",
  path: "/api/triage/status/",
  tags,
  summary: "Read who answers triage now, and whether it works",
  responses: { 200: json(triageStatusSchema, "The status."), ...refusals },
})
