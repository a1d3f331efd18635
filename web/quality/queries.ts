import { keepPreviousData, queryOptions } from "@tanstack/react-query"
import type { Category, TriageField } from "../../contract/vocabulary.ts"
import { api } from "../app/api.ts"

const dayMs = 24 * 60 * 60 * 1_000

/** The scoreboard over the last days. */
export const qualityQuery = (days: number) =>
  queryOptions({
    queryKey: ["triage", "quality", days],
    queryFn: ({ signal }) =>
      api.call("getQuality", { query: { from: new Date(Date.now() - days * dayMs) } }, signal),
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

/** A back-test with all its figures, as they stand after so many answers. */
export const backtestQuery = ({ id, done }: { id: number; done: number }) =>
  queryOptions({
    queryKey: ["triage", "backtest", id, done],
    queryFn: ({ signal }) => api.call("getBacktest", { params: { id } }, signal),
    placeholderData: keepPreviousData,
  })
