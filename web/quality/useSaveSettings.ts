import { useMutation, useQueryClient } from "@tanstack/react-query"
import type { RequestOf } from "../app/api-client.ts"
import type { changeTriageSettings } from "../../contract/quality.ts"
import { api } from "../app/api.ts"
import { showProblem, showToast } from "../ui/toasts.ts"
import { triageSettingsQuery } from "./queries.ts"

type Change = RequestOf<typeof changeTriageSettings>["body"]

/** Saves what triage may do; says so, or why not. */
export function useSaveSettings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Change) => api.call("changeTriageSettings", { body }),
    onSuccess: (settings) => {
      client.setQueryData(triageSettingsQuery().queryKey, settings)
      void client.invalidateQueries({ queryKey: ["triage", "quality"] })
      showToast({ text: "Saved. It counts for new tickets." })
    },
    onError: (error) => showProblem({ text: "That was not saved.", detail: error.message }),
  })
}
