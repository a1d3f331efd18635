import { z } from "zod"
import {
  body,
  bodyRefusals,
  endpoint,
  idParameter,
  json,
  jsonObject,
  oneOf,
  refusals,
} from "./endpoint.ts"
import { figureSchema, workFigures } from "./quality.ts"

/** Who can be asked after the fact: the built-in classifier, the language model, or the shadow. */
export const backtestProviders = ["builtin", "llm", "shadow"] as const
export type BacktestProvider = (typeof backtestProviders)[number]

const backtestStates = ["waiting", "running", "cancelled", "done", "failed"] as const
export type BacktestState = (typeof backtestStates)[number]

const standardSize = 1_000
const largestSize = 10_000
const sizeMessage = `must be a whole number from 1 to ${largestSize}`

const count = z.int().min(0)

export const backtestSchema = z
  .object({
    id: z.int(),
    asked: z.enum(backtestProviders),
    provider: z.string(),
    model: z.string(),
    prompt_version: z.string(),
    state: z.enum(backtestStates),
    size: count.meta({ description: "How many labelled tickets it is about." }),
    done: count.meta({ description: "How many of them were asked about, failures included." }),
    failures: count,
    failure: z.string().nullable().meta({ description: "Why it stopped, where it failed." }),
    created_at: z.iso.datetime(),
    finished_at: z.iso.datetime().nullable(),
    accuracy: z
      .object({ category: figureSchema, priority: figureSchema })
      .meta({ description: "Over the answers so far." }),
  })
  .meta({ id: "Backtest" })
export type Backtest = z.output<typeof backtestSchema>

export const backtestReportSchema = z
  .object({
    latency_ms: z.object({ p50: z.number().min(0), p95: z.number().min(0) }).nullable(),
    ...workFigures,
  })
  .meta({
    id: "BacktestReport",
    description:
      "Over the answers so far. Each confidence is calibrated on the answers before it; coverage is at the present thresholds.",
  })
export type BacktestReport = z.output<typeof backtestReportSchema>

export const backtestWithReportSchema = backtestSchema
  .extend({ report: backtestReportSchema })
  .meta({ id: "BacktestWithReport" })
export type BacktestWithReport = z.output<typeof backtestWithReportSchema>

export const backtestChoicesSchema = z
  .object({
    labelled: count.meta({
      description: `How many labelled tickets there are to ask about, one for each text; counted up to ${largestSize}.`,
    }),
    providers: z.array(
      z.object({
        asked: z.enum(backtestProviders),
        provider: z.string().nullable().meta({ description: "Null where none is configured." }),
        model: z.string().nullable(),
        cost_each: z.number().min(0).nullable().meta({
          description:
            "About what one ticket costs: by the tokens of its last answers, else by the length of prompt and tickets. Null where no prices are configured.",
        }),
      }),
    ),
  })
  .meta({ id: "BacktestChoices" })
export type BacktestChoices = z.output<typeof backtestChoicesSchema>

const tags = ["Back-tests"]
const params = z.object({ id: idParameter })

export const createBacktest = endpoint({
  method: "post",
  path: "/api/triage/backtests/",
  tags,
  summary: "Ask a provider about the newest labelled tickets, after the fact",
  description:
    "A job; its progress is in the back-test. The tickets are fixed now, one for each text, and gone through in the order of people's decisions. The built-in classifier starts from its starter model, learns the labels before the first of them, then predicts each before learning it. A language model costs what its tokens cost.",
  request: {
    body: body(
      jsonObject({
        provider: oneOf(backtestProviders),
        size: z
          .int({ error: sizeMessage })
          .min(1, sizeMessage)
          .max(largestSize, sizeMessage)
          .default(standardSize),
      }).meta({ id: "NewBacktest", example: { provider: "builtin", size: 1_000 } }),
    ),
  },
  responses: { 201: json(backtestSchema, "The back-test, waiting."), ...bodyRefusals },
})

export const getBacktestChoices = endpoint({
  method: "get",
  path: "/api/triage/backtest-choices/",
  tags,
  summary: "Read who can be back-tested, on how much, and for about what money",
  responses: { 200: json(backtestChoicesSchema, "The choices."), ...refusals },
})

export const listBacktests = endpoint({
  method: "get",
  path: "/api/triage/backtests/",
  tags,
  summary: "List the back-tests, newest first",
  description: "At most 50; older ones are forgotten.",
  responses: { 200: json(z.array(backtestSchema), "The back-tests."), ...refusals },
})

export const getBacktest = endpoint({
  method: "get",
  path: "/api/triage/backtests/{id}/",
  tags,
  summary: "Read a back-test with its figures so far",
  request: { params },
  responses: { 200: json(backtestWithReportSchema, "The back-test."), ...refusals },
})

export const cancelBacktest = endpoint({
  method: "post",
  path: "/api/triage/backtests/{id}/cancel/",
  tags,
  summary: "Stop a back-test",
  description: "What was answered stays. One that is over stays as it is.",
  request: { params },
  responses: { 200: json(backtestSchema, "The back-test."), ...refusals },
})

export const resumeBacktest = endpoint({
  method: "post",
  path: "/api/triage/backtests/{id}/resume/",
  tags,
  summary: "Go on with a back-test that was cancelled or failed",
  description:
    "Goes on where it stopped; tickets on which the provider could not be reached are asked again. Any other back-test stays as it is.",
  request: { params },
  responses: { 200: json(backtestSchema, "The back-test."), ...refusals },
})
