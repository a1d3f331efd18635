import type { Ticket } from "../../contract/tickets.ts"
import type { Suggested, Suggestion } from "../../contract/triage.ts"
import type { TriageField } from "../../contract/vocabulary.ts"
import { percent } from "../ui/format.ts"
import { categoryLabels, priorityLabels } from "../ui/labels.ts"
import type { SuggestionPhase } from "./useSuggestion.ts"

/** Who a provider is, within a sentence. */
export const classifierName = (provider: string): string =>
  provider === "builtin" ? "the built-in classifier" : provider

/** Who suggests a value, and how sure they are. */
export const suggestedBy = ({ provider, confidence }: Suggested, field: TriageField) =>
  `Suggested by ${classifierName(provider)} · ${percent(confidence[field])}`

/** Whether triage is too unsure of a value to suggest it. */
export const isSilentOn = ({ certainty }: Pick<Suggested, "certainty">, field: TriageField) =>
  certainty[field] === "unsure"

/** Whether triage is too unsure to suggest anything. */
export const isSilent = (suggestion: Pick<Suggested, "certainty">): boolean =>
  isSilentOn(suggestion, "category") && isSilentOn(suggestion, "priority")

type Decided = Pick<Ticket, TriageField | `${TriageField}_by`>

/** What triage suggested and how sure it was, also where something else was decided since. */
export function standingWords(
  { category, priority, confidence, is_calibrated }: Suggestion,
  ticket: Decided,
  field: TriageField,
): string {
  const sure = `${percent(confidence[field])} sure${is_calibrated[field] ? "" : ", not calibrated yet"}`
  const isDecided = ticket[`${field}_by`] === "person"
  const isSame = field === "category" ? category === ticket.category : priority === ticket.priority
  if (isSame) return isDecided ? `as suggested, ${sure}` : sure
  const value = field === "category" ? categoryLabels[category] : priorityLabels[priority]
  return `suggested ${value}, ${sure}`
}

/** Who answered, with the model: "built-in, starter-2+3". */
export const authorWords = (author: Pick<Suggestion, "provider" | "model">): string =>
  `${author.provider === "builtin" ? "built-in" : author.provider}, ${author.model}`

/** Why triage holds back. */
export const abstentionWords: Record<NonNullable<Suggestion["abstains"]>, string> = {
  unsure: "Triage is not sure of either value and stays silent.",
  unknown_language: "Triage does not know this language yet.",
}

/** What the confidence of a suggestion is worth on this desk. */
export const calibrationWords = ({ is_calibrated }: Pick<Suggested, "is_calibrated">): string => {
  if (is_calibrated.category && is_calibrated.priority) {
    return "Calibrated on this desk's own tickets."
  }
  if (is_calibrated.category) return "Calibrated on this desk for the category, not the priority."
  return "Not calibrated on this desk yet."
}

/** Each way in which a language model fails, in words. */
export const whyItFailed: Record<string, string> = {
  unreachable: "it cannot be reached",
  timeout: "it took too long",
  rate_limited: "it is asked too much",
  quota_exhausted: "its quota is used up",
  unauthorized: "its key was refused",
  server_error: "its server failed",
  refused: "it declined",
  empty: "its answer was empty",
  truncated: "its answer was cut off",
  unparseable: "its answer made no sense",
  unknown_value: "its answer named an unknown value",
  rejected_request: "it rejected the request",
  busy: "it is asked too much at once",
  budget_spent: "this month's budget is used up",
}

/** That the language model failed and who answers instead; null where all is well. */
export const fallbackWords = ({ fallback_from: failure }: Suggested) =>
  failure === null
    ? null
    : `The language model did not answer (${whyItFailed[failure] ?? failure}); the built-in classifier suggests.`

const waitingWords = {
  idle: "Triage suggests a category and a priority while you write.",
  waiting: "Triage is reading…",
  slow: "Still thinking; you can submit now.",
  failed: "No suggestion now. You can submit: triage will fill in what you leave open.",
}

/** How triage stands with the text that is being written; once it has answered, its reason. */
export function phaseWords(phase: SuggestionPhase, suggestion: Suggested | null): string {
  if (phase !== "ready") return waitingWords[phase]
  if (suggestion === null) return ""
  // Its reason would name what it leans to.
  return isSilent(suggestion) ? abstentionWords[suggestion.abstains ?? "unsure"] : suggestion.reason
}

/** The suggested values as a sentence, for those who do not see the fields fill. */
export function suggestedValues(suggestion: Suggested): string {
  const { suggested_category, suggested_priority } = suggestion
  const values = [
    ...(isSilentOn(suggestion, "category")
      ? []
      : [`category ${categoryLabels[suggested_category]}`]),
    ...(isSilentOn(suggestion, "priority")
      ? []
      : [`priority ${priorityLabels[suggested_priority]}`]),
  ]
  return values.length === 0 ? "" : `Triage suggests ${values.join(" and ")}.`
}
