import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { trimInvisible } from "../../contract/text.ts"
import type { Suggested } from "../../contract/triage.ts"
import { useIsLasting, useSettledText } from "./pauses.ts"
import { suggestionQuery, type TicketText } from "./queries.ts"

const pauseMs = 600
const slowAfterMs = 3_000

export type SuggestionPhase = "idle" | "waiting" | "slow" | "ready" | "failed"

/** The suggestion to show, and how it stands with the next one. */
export type SuggestionState = {
  /** The latest answer; it stays while the next one loads, and when that one fails. */
  suggestion: Suggested | null
  phase: SuggestionPhase
  askAgain: () => void
}

/** Asks triage about a text whenever its writer pauses; a question that is outdated is cancelled. */
export function useSuggestion(text: TicketText): SuggestionState {
  const title = trimInvisible(text.title)
  const description = trimInvisible(text.description)
  const isBlank = description === ""
  const settled = useSettledText({ title, description }, pauseMs)
  // Without a text to ask nothing is observed, and a request that nobody observes is cancelled.
  const query = useQuery(suggestionQuery(isBlank ? null : settled))
  const isSlow = useIsLasting(query.isFetching, slowAfterMs)
  const suggestion = useLatest(query.data, isBlank)

  return {
    suggestion,
    phase: phaseOf({ isBlank, isSlow, isError: query.isError, isAnswered: query.isSuccess }),
    askAgain: () => void query.refetch(),
  }
}

/** The latest value that was there, until it is to be forgotten. */
function useLatest<Value>(value: Value | undefined, isForgotten: boolean): Value | null {
  const [latest, setLatest] = useState<Value | null>(null)
  const next = isForgotten ? null : (value ?? latest)
  if (next !== latest) setLatest(next)
  return next
}

type Situation = { isBlank: boolean; isSlow: boolean; isError: boolean; isAnswered: boolean }

function phaseOf({ isBlank, isSlow, isError, isAnswered }: Situation): SuggestionPhase {
  if (isBlank) return "idle"
  if (isAnswered) return "ready"
  if (isSlow) return "slow"
  return isError ? "failed" : "waiting"
}
