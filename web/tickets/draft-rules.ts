import type { Problem } from "../../contract/endpoint.ts"
import { newTicketSchema, type NewTicket } from "../../contract/tickets.ts"
import type { Suggested } from "../../contract/triage.ts"
import type { Draft } from "./draft.ts"

/** The form's fields from top to bottom. */
const draftFields = ["title", "description", "category", "priority"] as const
export type DraftField = (typeof draftFields)[number]

/** What is wrong with a field, as a sentence. */
export type Faults = Partial<Record<DraftField, string | undefined>>

type Issue = { path: readonly PropertyKey[]; message: string }

const labels: Record<DraftField, string> = {
  title: "The title",
  description: "The description",
  category: "The category",
  priority: "The priority",
}

function faultsFrom(messages: Record<string, string[] | undefined>): Faults {
  const faults: Faults = {}
  for (const field of draftFields) {
    const message = messages[field]?.[0]
    if (message) faults[field] = `${labels[field]} ${message}.`
  }
  return faults
}

/**
 * The ticket to send. Only what the person chose is sent as a value: a suggestion that was merely
 * left in place is named by its id, fills its fields on the server, and stays marked as triage's.
 */
export const ticketFrom = (draft: Draft, suggestion: Suggested | null): NewTicket => ({
  title: draft.title,
  description: draft.description,
  ...(draft.category ? { category: draft.category } : {}),
  ...(draft.priority ? { priority: draft.priority } : {}),
  ...(suggestion ? { suggestion_id: suggestion.suggestion_id } : {}),
})

/** What the contract refuses in a ticket, by field. */
export const faultsOf = (ticket: NewTicket): Faults =>
  faultsInIssues(newTicketSchema.safeParse(ticket).error?.issues ?? [])

/** What a schema of the contract refused, by field. */
export function faultsInIssues(issues: readonly Issue[]): Faults {
  const messages: Record<string, string[]> = {}
  for (const { path, message } of issues) (messages[String(path[0])] ??= []).push(message)
  return faultsFrom(messages)
}

/** What the server refused, by field. */
export const faultsInProblem = (problem: Problem | null): Faults =>
  faultsFrom(problem?.errors ?? {})

/** Where the person has to look first. */
export const firstFault = (faults: Faults): DraftField | null =>
  draftFields.find((field) => faults[field] !== undefined) ?? null
