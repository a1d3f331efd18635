import { useState, type KeyboardEvent } from "react"
import { ticketChangeSchema, type Ticket } from "../../contract/tickets.ts"
import { ApiError } from "../app/api-client.ts"
import { Button } from "../ui/Button.tsx"
import { Field } from "../ui/Field.tsx"
import { Form } from "../ui/Form.tsx"
import { Row } from "../ui/Layout.tsx"
import { TextArea } from "../ui/TextArea.tsx"
import { TextInput } from "../ui/TextInput.tsx"
import { useTicketChanges } from "./changes-context.ts"
import { dropEdit, keepEdit, keptEdit, type EditDraft } from "./edit-drafts.ts"

type Faults = Partial<Record<keyof EditDraft | "all", string>>

/** Edits title and description. A refused save leaves everything as it was typed. */
export default function TicketEditor({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
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
    const body = differences(ticket, draft)
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
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.nativeEvent.isComposing) {
      event.preventDefault()
      finish()
    }
  }

  return (
    <Form
      label={`Edit #${ticket.id}`}
      onSubmit={() => void save()}
      onKeyDown={onKeyDown}
      problem={faults.all}
    >
      <Field label="Title" error={faults.title}>
        <TextInput
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to edit
          autoFocus
          value={draft.title}
          onChange={(event) => edit({ title: event.target.value })}
        />
      </Field>
      <Field label="Description" error={faults.description}>
        <TextArea
          rows={12}
          value={draft.description}
          onChange={(event) => edit({ description: event.target.value })}
        />
      </Field>
      <Row>
        <Button type="submit" variant="primary" aria-disabled={isSaving}>
          {isSaving ? "Saving…" : "Save"}
        </Button>
        <Button variant="quiet" onClick={finish}>
          Cancel
        </Button>
      </Row>
    </Form>
  )
}

const textOf = ({ title, description }: Ticket): EditDraft => ({ title, description })

const differences = (ticket: Ticket, draft: EditDraft): Partial<EditDraft> => ({
  ...(draft.title === ticket.title ? {} : { title: draft.title }),
  ...(draft.description === ticket.description ? {} : { description: draft.description }),
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
