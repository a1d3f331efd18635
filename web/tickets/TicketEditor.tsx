import type { KeyboardEvent } from "react"
import type { Ticket } from "../../contract/tickets.ts"
import { Button } from "../ui/Button.tsx"
import { Field } from "../ui/Field.tsx"
import { Form } from "../ui/Form.tsx"
import { Row } from "../ui/Layout.tsx"
import { TextArea } from "../ui/TextArea.tsx"
import { TextInput } from "../ui/TextInput.tsx"
import { useTicketEdit } from "./useTicketEdit.ts"

/** Edits title and description. A refused save leaves everything as it was typed. */
export default function TicketEditor({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const { draft, faults, isSaving, edit, save, finish } = useTicketEdit(ticket, onDone)
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
