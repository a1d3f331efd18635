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
