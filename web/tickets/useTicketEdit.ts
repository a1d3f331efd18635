import { useState } from "react"
import { ticketChangeSchema, type Ticket, type TicketChange } from "../../contract/tickets.ts"
import { ApiError } from "../app/api-client.ts"
import { useTicketChanges } from "./changes-context.ts"
import { dropEdit, keepEdit, keptEdit, type EditDraft } from "./edit-drafts.ts"

type Faults = Partial<Record<"title" | "description" | "all", string>>

/** An edit of a ticket's text: what was typed, what is wrong with it, how to end it. */
export function useTicketEdit(ticket: Ticket, onDone: () => void) {
  const changes = useTicketChanges()
  const [draft, setDraft] = useState<EditDraft>(() => keptEdit(ticket.id) ?? textOf(ticket))
  const [faults, setFaults] = useState<Faults>({})
  const [isSaving, setIsSaving] = useState(false)

  const edit = (part: Partial<EditDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    keepEdit(ticket.id, next)
  }
  const finish = () => {
    dropEdit(ticket.id)
    onDone()
  }
  const save = async () => {
    const body = differences(draft)
    if (isSaving) return
    if (Object.keys(body).length === 0) return finish()
    const checked = ticketChangeSchema.safeParse(body)
    if (!checked.success) {
      return setFaults(faultsFrom(checked.error.issues.map((i) => [String(i.path[0]), i.message])))
    }
    setIsSaving(true)
    try {
      await changes.save(ticket, checked.data)
      finish()
    } catch (error) {
      setFaults(faultsOf(error))
    } finally {
      setIsSaving(false)
    }
  }
  return { draft, faults, isSaving, edit, save, finish }
}

const textOf = ({ title, description }: Ticket): EditDraft => ({
  title,
  description,
  from: { title, description },
})

// Only what this person changed is sent, so that what another changed meanwhile stays.
const differences = ({ title, description, from }: EditDraft): TicketChange => ({
  ...(title === from.title ? {} : { title }),
  ...(description === from.description ? {} : { description }),
})

const labels: Record<string, string> = { title: "The title", description: "The description" }

const faultsFrom = (messages: [field: string, message: string][]): Faults =>
  Object.fromEntries(
    messages.map(([field, message]) => [field, `${labels[field] ?? "It"} ${message}.`]),
  )

function faultsOf(error: unknown): Faults {
  if (!(error instanceof ApiError)) return { all: "Something unexpected happened. Try again." }
  const fields = Object.entries(error.problem?.errors ?? {})
  if (fields.length === 0) return { all: error.message }
  return faultsFrom(fields.map(([field, messages]) => [field, messages[0] ?? "is not allowed"]))
}
