import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { NewTicket, Ticket } from "../../contract/tickets.ts"
import type { Suggested } from "../../contract/triage.ts"
import { api } from "../app/api.ts"
import { ApiError } from "../app/api-client.ts"
import type { Draft } from "./draft.ts"
import {
  faultsInProblem,
  faultsOf,
  firstFault,
  ticketFrom,
  type DraftField,
  type Faults,
} from "./draft-rules.ts"

const mutationKey = ["tickets", "create"]

type OnCreated = (ticket: Ticket, sent: Draft) => void

/** Sends the draft: checked in the browser first, once at a time, with its faults by field. */
export function useSubmission(onCreated: OnCreated) {
  const client = useQueryClient()
  const [faults, setFaults] = useState<Faults>({})
  const [refusals, setRefusals] = useState(0)
  const creation = useMutation({
    mutationKey,
    mutationFn: (ticket: NewTicket) => api.call("createTicket", { body: ticket }),
  })

  const refuse = (found: Faults): boolean => {
    const isRefused = firstFault(found) !== null
    setFaults(found)
    if (isRefused) setRefusals((count) => count + 1)
    return isRefused
  }
  return {
    faults,
    /** Counts how often faults were found, so that the form can go to the first one each time. */
    refusals,
    isSending: creation.isPending,
    failure: creation.error && firstFault(faults) === null ? failureWords(creation.error) : null,
    /** Takes back what was said about a field, which the person is changing. */
    forgive: (field: DraftField) => setFaults({ ...faults, [field]: undefined }),
    submit: (draft: Draft, suggestion: Suggested | null): void => {
      // Asked of the client, because a second key press arrives before the next rendering.
      if (client.isMutating({ mutationKey }) > 0) return
      const ticket = ticketFrom(draft, suggestion)
      creation.reset()
      if (refuse(faultsOf(ticket))) return
      creation.mutate(ticket, {
        onSuccess: (created) => onCreated(created, draft),
        onError: (error) =>
          refuse(faultsInProblem(error instanceof ApiError ? error.problem : null)),
      })
    },
  }
}

function failureWords(error: Error): string {
  const status = error instanceof ApiError ? error.status : null
  if (status === 0) return "The desk cannot be reached. Nothing is lost: your text is kept here."
  if (status === 503) return "The desk cannot store tickets now. Your text is kept here."
  return `${error.message} Your text is kept here.`
}
