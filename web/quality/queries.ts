import { keepPreviousData, queryOptions } from "@tanstack/react-query"
import type { Category, TriageField } from "../../contract/vocabulary.ts"
import type { QualitySearch } from "./span.ts"
import { api } from "../app/api.ts"

/** The scoreboard over a span of time; the last 90 days where none is given. */
export const qualityQuery = ({ from, to }: QualitySearch) =>
  queryOptions({
    queryKey: ["triage", "quality", from, to],
    queryFn: ({ signal }) =>
      api.call(
        "getQuality",
        { query: { ...(from && { from: new Date(from) }), ...(to && { to: new Date(to) }) } },
        signal,
      ),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

export const triageSettingsQuery = () =>
  queryOptions({
    queryKey: ["triage", "settings"],
    queryFn: ({ signal }) => api.call("getTriageSettings", {}, signal),
    staleTime: 0,
  })

/** What each threshold would have applied of the last labelled tickets. */
export const thresholdCurveQuery = (field: TriageField, category: Category | null) =>
  queryOptions({
    queryKey: ["triage", "threshold curve", field, category],
    queryFn: ({ signal }) =>
      api.call(
        "getThresholdCurve",
        { query: { field, ...(category === null ? {} : { category }) } },
        signal,
      ),
    staleTime: 0,
  })

export const triageModelsQuery = () =>
  queryOptions({
    queryKey: ["triage", "models"],
    queryFn: ({ signal }) => api.call("listTriageModels", {}, signal),
    staleTime: 0,
    // Trainings also begin by themselves, and no live event tells of their end.
    refetchInterval: 10_000,
  })

const whileRunningMs = 1_000

/** The back-tests; read again while one of them runs. */
export const backtestsQuery = () =>
  queryOptions({
    queryKey: ["triage", "backtests"],
    queryFn: ({ signal }) => api.call("listBacktests", {}, signal),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.some((one) => one.state === "waiting" || one.state === "running")
        ? whileRunningMs
        : false,
  })

/** Who can be back-tested, on how much, and for about what money. */
export const backtestChoicesQuery = () =>
  queryOptions({
    queryKey: ["triage", "backtest choices"],
    queryFn: ({ signal }) => api.call("getBacktestChoices", {}, signal),
    staleTime: 0,
  })

/** A back-test with all its figures, as they stand after so many answers. */
export const backtestQuery = ({ id, done }: { id: number; done: number }) =>
  queryOptions({
    queryKey: ["triage", "backtest", id, done],
    queryFn: ({ signal }) => api.call("getBacktest", { params: { id } }, signal),
    placeholderData: keepPreviousData,
  })
