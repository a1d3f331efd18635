import { z } from "zod"
import {
  body,
  bodyRefusals,
  endpoint,
  filterBy,
  json,
  jsonObject,
  oneOf,
  refusals,
} from "./endpoint.ts"
import { categories, triageFields } from "./vocabulary.ts"

/** Under this many labels a figure would say more about chance than about triage. */
export const fewestForFigure = 30

/** What nobody has looked at is counted up to here. */
export const mostUntouched = 100_000

const share = z.number().min(0).max(1)
const count = z.int().min(0)

/** A share out of `n` cases with its 95 % interval (Wilson 1927); all null while `n` is too few. */
export const figureSchema = z
  .object({
    n: count,
    value: share.nullable(),
    low: share.nullable(),
    high: share.nullable(),
  })
  .meta({ id: "Figure", description: `Null under ${fewestForFigure} cases.` })
export type Figure = z.output<typeof figureSchema>

/** How one provider did on one field, against what people decided. */
export const fieldQualitySchema = z
  .object({
    labels: count.meta({ description: "Answers whose ticket a person has decided." }),
    scale: z.enum(["calibrated", "stated"]).meta({
      description: `Which confidences coverage and calibration are about, never both: the calibrated ones once ${fewestForFigure} answers have one, else those that the model stated.`,
    }),
    accuracy: figureSchema,
    majority: figureSchema.meta({
      description: "The accuracy of always answering the most common value.",
    }),
    coverage: figureSchema.meta({
      description: "The share of answers sure enough to be suggested.",
    }),
    accuracy_covered: figureSchema.meta({ description: "The accuracy of those." }),
    within_one: figureSchema.nullable().meta({
      description: "At most one level off; for the priority only.",
    }),
    macro_f1: figureSchema.meta({
      description: "The mean of the values' F1, the interval by bootstrap.",
    }),
    calibration_error: figureSchema.meta({
      description: "Expected calibration error over ten bins.",
    }),
    confusion: z.array(z.object({ truth: z.string(), answer: z.string(), tickets: count })),
    calibration: z
      .array(
        z.object({
          from: share,
          to: share,
          confidence: share,
          right: count,
          accuracy: figureSchema,
        }),
      )
      .meta({ description: "Ten bins of confidence, empty ones left out." }),
  })
  .meta({ id: "FieldQuality" })
export type FieldQuality = z.output<typeof fieldQualitySchema>

/** What answers took, and how right they were. */
export const workFigures = {
  input_tokens: count,
  output_tokens: count,
  cost: z.number().min(0).nullable().meta({ description: "Null where no prices are configured." }),
  category: fieldQualitySchema,
  priority: fieldQualitySchema,
}

export const providerQualitySchema = z
  .object({
    provider: z.string(),
    model: z.string(),
    prompt_version: z.string(),
    is_shadow: z.boolean().meta({ description: "Whether it only ran beside the first provider." }),
    answers: count,
    failures: count,
    latency_ms: z.object({ p50: count, p95: count }).nullable(),
    ...workFigures,
  })
  .meta({ id: "ProviderQuality" })
export type ProviderQuality = z.output<typeof providerQualitySchema>

export const qualitySchema = z
  .object({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    providers: z.array(providerQualitySchema),
    builtin: providerQualitySchema.nullable().meta({
      description:
        "The answers of all versions of the built-in classifier together, where several answered; latency is null.",
    }),
    agreement: z.object({ category: figureSchema, priority: figureSchema }).meta({
      description:
        "How often requester and desk chose alike, on tickets drawn at random from those on which the requester chose.",
    }),
    audited: z
      .object({ category: figureSchema, priority: figureSchema })
      .meta({ description: "How often applied values were right, on those drawn for the audit." }),
    untouched: count.meta({
      description: `Tickets on which a value that triage filled stands as nobody has looked at it; counted up to ${mostUntouched}.`,
    }),
  })
  .meta({ id: "Quality" })
export type Quality = z.output<typeof qualitySchema>

export const thresholdSchema = z
  .object({
    field: z.enum(triageFields),
    category: z.enum(categories).nullable().meta({
      description: "The one category that this is for; null is the field's default.",
    }),
    apply_from: share.nullable().meta({
      description: "Applied from this confidence on; null applies nothing.",
    }),
    suggest_from: share.meta({
      description: "Suggested from this confidence on; below, triage is not sure.",
    }),
  })
  .meta({ id: "Threshold" })
export type Threshold = z.output<typeof thresholdSchema>

const shareMessage = "must be a number from 0 to 1"
const shareInput = z.number({ error: shareMessage }).min(0, shareMessage).max(1, shareMessage)

export const triageSettingsSchema = z
  .object({
    thresholds: z.array(thresholdSchema),
    audit_share: share.meta({
      description:
        "The share of applied values, and of what requesters chose, that is put before a person.",
    }),
  })
  .meta({ id: "TriageSettings" })
export type TriageSettings = z.output<typeof triageSettingsSchema>

export const thresholdCurveSchema = z
  .object({
    labels: count,
    uncalibrated: count.meta({
      description:
        "Of these, had no calibrated confidence, so that nothing would have been applied.",
    }),
    unknown_language: count.meta({
      description:
        "Of these, were in a language that triage did not know; it stays silent on them.",
    }),
    steps: z.array(
      z.object({
        threshold: share,
        applied: count.meta({ description: "Were the threshold the one to apply from." }),
        wrong: count,
        wrong_share: figureSchema,
        suggested: count.meta({
          description: "Were the threshold the one to suggest from; applied ones included.",
        }),
        wrong_suggested: count,
        wrong_suggested_share: figureSchema,
      }),
    ),
  })
  .meta({ id: "ThresholdCurve" })
export type ThresholdCurve = z.output<typeof thresholdCurveSchema>

const tags = ["Triage quality"]

const moment = z
  .string({ error: "must be a time, given once" })
  .refine(
    (text) => !Number.isNaN(Date.parse(text)) && /^\d{4}-\d\d-\d\d/.test(text),
    "must be an ISO 8601 date or time",
  )
  .transform((text) => new Date(text))
  .meta({ type: "string", format: "date-time" })

export const getQuality = endpoint({
  method: "get",
  path: "/api/triage/quality/",
  tags,
  summary: "Read how often triage was right",
  description:
    "For each provider, model and prompt version that answered in the span (the last 90 days by default): its latest answer for each ticket before a person decided, against what the person decided.",
  request: { query: z.object({ from: moment.optional(), to: moment.optional() }) },
  responses: { 200: json(qualitySchema, "The scoreboard."), ...refusals },
})

export const getTriageSettings = endpoint({
  method: "get",
  path: "/api/triage/settings/",
  tags,
  summary: "Read the thresholds and the audit share",
  responses: { 200: json(triageSettingsSchema, "The settings."), ...refusals },
})

export const changeTriageSettings = endpoint({
  method: "patch",
  path: "/api/triage/settings/",
  tags,
  summary: "Change thresholds or the audit share",
  description:
    "Each given threshold replaces the one of its field and category; one with `suggest_from` null removes a category's own threshold.",
  request: {
    body: body(
      jsonObject({
        audit_share: shareInput.optional(),
        thresholds: z
          .array(
            z.object({
              field: oneOf(triageFields),
              category: oneOf(categories).nullable(),
              apply_from: shareInput.nullable(),
              suggest_from: shareInput.nullable(),
            }),
            { error: "must be a list of thresholds" },
          )
          .max(10, "must be at most 10 thresholds")
          .optional(),
      }).meta({
        id: "TriageSettingsChange",
        example: {
          thresholds: [
            { field: "category", category: "billing", apply_from: 0.9, suggest_from: 0.5 },
          ],
        },
      }),
    ),
  },
  responses: { 200: json(triageSettingsSchema, "The settings, changed."), ...bodyRefusals },
})

export const getThresholdCurve = endpoint({
  method: "get",
  path: "/api/triage/threshold-curve/",
  tags,
  summary: "Read what each threshold would have applied and suggested",
  description:
    "Over the last 1,000 labelled tickets that the present provider had answered for, copies of a text once, in steps of 0.01. For all categories together, those with thresholds of their own are left out.",
  request: {
    query: z.object({ field: oneOf(triageFields), category: filterBy(categories) }),
  },
  responses: { 200: json(thresholdCurveSchema, "101 steps, from 0 to 1."), ...refusals },
})
