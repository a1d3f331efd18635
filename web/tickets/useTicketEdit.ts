import { useState } from "react"
import { ticketChangeSchema, type Ticket, type TicketChange } from "../../contract/tickets.ts"
import { ApiError } from "../app/api-client.ts"
import { useTicketChanges } from "./changes-context.ts"
import { faultsInIssues, faultsInProblem, firstFault, type Faults } from "./draft-rules.ts"
import { dropEdit, keepEdit, keptEdit, type EditDraft } from "./edit-drafts.ts"

type EditFaults = Faults & { all?: string }

const parts = ["title", "description"] as const
type Part = (typeof parts)[number]

/** What another saved of the text meanwhile, where this person has changed the same. */
export type TheirTexts = Partial<Record<Part, string>>

/** An edit of a ticket's text: what was typed, what is wrong with it, how to end it. */
export function useTicketEdit(ticket: Ticket, onDone: () => void) {
  const changes = useTicketChanges()
  const [kept, setKept] = useState<EditDraft>(() => keptEdit(ticket.id) ?? textOf(ticket))
  const [faults, setFaults] = useState<EditFaults>({})
  const [isSaving, setIsSaving] = useState(false)
  const draft = followed(kept, ticket)

  const edit = (typed: Partial<Pick<EditDraft, Part>>) => {
    const next = { ...draft, ...typed }
    setKept(next)
    keepEdit(ticket.id, next)
  }
  const discard = () => {
    dropEdit(ticket.id)
    onDone()
  }
  const save = async () => {
    const body = differences(draft)
    if (isSaving) return
    if (Object.keys(body).length === 0) return discard()
    const checked = ticketChangeSchema.safeParse(body)
    if (!checked.success) return setFaults(faultsInIssues(checked.error.issues))
    setIsSaving(true)
    try {
      // What stands on the screen is what this person has seen.
      await changes.save(ticket, { ...checked.data, based_on: ticket.version })
      discard()
    } catch (error) {
      setFaults(faultsOf(error))
    } finally {
      setIsSaving(false)
    }
  }
  return { draft, theirs: theirsIn(draft, ticket), faults, isSaving, edit, save, discard }
}

const textOf = ({ title, description }: Ticket): EditDraft => ({
  title,
  description,
  from: { title, description },
})

/** A draft over the ticket as it stands: what this person has not touched follows it. */
function followed(draft: EditDraft, ticket: Ticket): EditDraft {
  const next = { ...draft, from: { ...draft.from } }
  for (const part of parts) {
    if (draft[part] === draft.from[part]) next[part] = next.from[part] = ticket[part]
  }
  return next
}

function theirsIn(draft: EditDraft, ticket: Ticket): TheirTexts {
  const both = parts.filter(
    (part) => ticket[part] !== draft.from[part] && ticket[part] !== draft[part],
  )
  return Object.fromEntries(both.map((part) => [part, ticket[part]]))
}

// Only what this person changed is sent, so that what another changed meanwhile stays.
const differences = ({ title, description, from }: EditDraft): TicketChange => ({
  ...(title === from.title ? {} : { title }),
  ...(description === from.description ? {} : { description }),
})

function faultsOf(error: unknown): EditFaults {
  if (!(error instanceof ApiError)) return { all: "Something unexpected happened. Try again." }
  const faults = faultsInProblem(error.problem)
  return firstFault(faults) === null ? { all: error.message } : faults
}
