import { z } from "zod"
import { body, bodyRefusals, endpoint, json, jsonObject, refusals } from "./endpoint.ts"
import { figureSchema } from "./quality.ts"
import { deciders } from "./vocabulary.ts"

const comparison = z
  .object({
    labels: z.int().min(0),
    accuracy: figureSchema,
    accuracy_before: figureSchema,
    log_loss: z.number().nullable(),
    log_loss_before: z.number().nullable(),
    is_kept: z.boolean().meta({
      description: "Whether it was not worse; else this field stays as it was in the one before.",
    }),
  })
  .meta({
    description: "On labels that neither model had learned from, the new one and the one before.",
  })

/** A version of the built-in classifier. */
export const triageModelSchema = z
  .object({
    id: z.int().nullable().meta({ description: "Null is the starter model, which knows no desk." }),
    name: z.string().meta({ example: "starter-2+12" }),
    labels: z.int().min(0).meta({ description: "How many labels it learned from." }),
    created_at: z.iso.datetime().nullable(),
    is_active: z.boolean(),
    is_usable: z.boolean().meta({
      description:
        "False for the last try that predicted worse, and for versions of an earlier starter model.",
    }),
    activated_at: z.iso.datetime().nullable(),
    activated_by: z.enum(deciders).nullable(),
    category: comparison.nullable(),
    priority: comparison.nullable(),
  })
  .meta({ id: "TriageModel" })
export type TriageModel = z.output<typeof triageModelSchema>

const tags = ["Triage models"]

export const listTriageModels = endpoint({
  method: "get",
  path: "/api/triage/models/",
  tags,
  summary: "List the versions of the built-in classifier, newest first",
  description: "At most 20, the starter model last.",
  responses: { 200: json(z.array(triageModelSchema), "The versions."), ...refusals },
})

export const activateTriageModel = endpoint({
  method: "post",
  path: "/api/triage/models/activate/",
  tags,
  summary: "Let a version of the built-in classifier answer from now on",
  description: "Rolls back or forth; every server picks it up within seconds.",
  request: {
    body: body(
      jsonObject({
        id: z
          .int({ error: "must be the id of a model, or null for the starter model" })
          .positive("must be the id of a model, or null for the starter model")
          .nullable(),
      }).meta({ id: "ModelToActivate", example: { id: 12 } }),
    ),
  },
  responses: { 200: json(z.array(triageModelSchema), "The versions."), ...bodyRefusals },
})

const trainingRequest = z
  .object({
    labels: z.int().min(0).meta({ description: "How many labels there are to learn from." }),
    new_labels: z.int().min(0).meta({ description: "How many came since it last learned anew." }),
    needed_labels: z.int().min(0).meta({ description: "How many must come before it does again." }),
  })
  .meta({ id: "TrainingRequest" })
export type TrainingRequest = z.output<typeof trainingRequest>

export const trainTriage = endpoint({
  method: "post",
  path: "/api/triage/models/train/",
  tags,
  summary: "Learn anew from all labels now",
  description:
    "A job that also runs by itself as labels come in. With fewer new labels than needed it only calibrates and forgets.",
  responses: { 202: json(trainingRequest, "What there is to learn from."), ...refusals },
})
