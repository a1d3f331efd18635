import { z } from "zod"
import {
  body,
  bodyRefusals,
  endpoint,
  idParameter,
  json,
  jsonObject,
  refusals,
} from "./endpoint.ts"
import { pageQuery } from "./paging.ts"
import { longText, optionalText, shortText } from "./text.ts"
import { ticketSchema } from "./tickets.ts"
import { categories, certainties, priorities } from "./vocabulary.ts"

const confidence = z.number().min(0).max(1)

const answer = {
  confidence: z.object({ category: confidence, priority: confidence }).meta({
    description:
      "How likely each value is right, from 0 to 1: calibrated on this desk's labels where `is_calibrated`, else the model's own estimate.",
  }),
  is_calibrated: z.object({ category: z.boolean(), priority: z.boolean() }).meta({
    description: "False before a desk has enough labels to say what a confidence is worth.",
  }),
  abstains: z
    .enum(["unsure", "unknown_language"])
    .nullable()
    .meta({ description: "Why triage holds back from all values, where it does." }),
  source: z
    .enum(["llm", "builtin"])
    .meta({ description: "Whether a language model or the built-in classifier answered." }),
  provider: z.string().meta({ example: "builtin" }),
  model: z.string().meta({ example: "starter-6+12" }),
  reason: z.string().meta({ example: '"charged twice" points to billing.' }),
}

export const suggestedSchema = z
  .object({
    suggestion_id: z.int(),
    suggested_category: z.enum(categories),
    suggested_priority: z.enum(priorities),
    ...answer,
    certainty: z
      .object({ category: z.enum(certainties), priority: z.enum(certainties) })
      .meta({ description: "What triage would do with each value at the present thresholds." }),
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
    prompt_version: z.string().meta({
      description: "Changes with the wording of the prompt; `none` for the built-in classifier.",
    }),
    state: z.enum(["ready", "failing", "stopped"]).meta({
      description: "`failing` and `stopped` mean that the built-in classifier answers now.",
    }),
    failure: z.string().nullable().meta({ example: "unauthorized" }),
    since: z.iso.datetime().nullable(),
    builtin_model: z.string(),
    spending: z
      .object({
        tokens: z.int().min(0),
        token_limit: z.int().min(0).nullable(),
        cost: z.number().min(0).nullable(),
        cost_limit: z.number().min(0).nullable(),
      })
      .meta({
        description:
          "What language models have used since the first of the month (UTC), and may. Once it is used up, the built-in classifier answers until the next month.",
      }),
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
      jsonObject({ title: optionalText().optional(), description: longText() }).meta({
        example: { description: "We were charged twice for the last invoice." },
      }),
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

const mark = z.object({
  field: z.enum(["category", "priority"]),
  part: z.enum(["title", "description"]),
  start: z.int().min(0),
  end: z.int().min(0),
  weight: z
    .number()
    .meta({ description: "How much these words speak for the value, in log-odds." }),
})
export type ExplanationMark = z.output<typeof mark>

export const explanationSchema = z
  .object({
    category: z.enum(categories),
    priority: z.enum(priorities),
    marks: z.array(mark).meta({
      description:
        "Those of the category before those of the priority, each strongest first; offsets in UTF-16 units.",
    }),
  })
  .meta({ id: "Explanation" })
export type Explanation = z.output<typeof explanationSchema>

export const explainTicket = endpoint({
  method: "get",
  path: "/api/tickets/{id}/explanation/",
  tags,
  summary: "Read which words of a ticket speak for what triage suggests",
  description:
    "By the built-in classifier as it stands now, whoever suggested: a few words for each value that was suggested last, or for the ticket's values where nothing was.",
  request: { params: z.object({ id: idParameter }) },
  responses: { 200: json(explanationSchema, "The words."), ...refusals },
})

export const listToTriage = endpoint({
  method: "get",
  path: "/api/triage/queue/",
  tags,
  summary: "List what waits for a person's word, urgent and unsure first",
  description:
    "Unfinished tickets on which a value of triage waits, and those drawn at random, from what triage applied and from what requesters chose, whatever their status: the most urgent first, among equals those that triage is not sure of, then the newest. What was drawn from applied values is spread among the urgent. Pages by cursor: follow the `Link` header.",
  request: {
    query: z.object(pageQuery),
  },
  responses: { 200: json(z.array(ticketSchema), "One page of tickets."), ...refusals },
})

export const undoTriage = endpoint({
  method: "post",
  path: "/api/triage/undo/",
  tags,
  summary: "Take back what one model did since a time",
  description:
    "Values that no person has decided since are given back: to the newest that was not taken back, or to not being sure where there is none. What another model filled in since stays. Each ticket's history keeps both. Runs as a job.",
  request: {
    body: body(
      jsonObject({
        provider: shortText(100),
        model: shortText(200),
        since: z.iso.datetime({ error: "must be a time. Example: 2026-11-23T08:00:00Z" }),
      }).meta({
        id: "TriageToTakeBack",
        example: { provider: "openai", model: "gpt-6-luna", since: "2026-11-23T08:00:00Z" },
      }),
    ),
  },
  responses: {
    202: json(z.object({ tickets: z.int().min(0) }), "How many tickets are being given back."),
    ...bodyRefusals,
  },
})
