import { UsersRound } from "lucide-react"
import type { KeyboardEvent } from "react"
import type { Ticket } from "../../contract/tickets.ts"
import { Button } from "../ui/Button.tsx"
import { Field } from "../ui/Field.tsx"
import { Form } from "../ui/Form.tsx"
import { Row } from "../ui/Layout.tsx"
import { Note } from "../ui/Note.tsx"
import { PlainText } from "../ui/Prose.tsx"
import { Remark } from "../ui/Remark.tsx"
import { TextArea } from "../ui/TextArea.tsx"
import { TextInput } from "../ui/TextInput.tsx"
import { useTicketEdit, type TheirTexts } from "./useTicketEdit.ts"

/**
 * Edits title and description. A refused save leaves everything as it was typed, and so does Escape: the
 * next edit goes on there.
 */
export default function TicketEditor({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const { draft, theirs, faults, isSaving, edit, save, discard } = useTicketEdit(ticket, onDone)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.nativeEvent.isComposing) {
      event.preventDefault()
      onDone()
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
      <Theirs texts={theirs} />
      <Row>
        <Button type="submit" variant="primary" aria-disabled={isSaving}>
          {isSaving ? "Saving…" : "Save"}
        </Button>
        <Button variant="quiet" onClick={discard}>
          Cancel
        </Button>
      </Row>
    </Form>
  )
}

/** What another saved meanwhile, beside what was typed: saving replaces it. */
function Theirs({ texts }: { texts: TheirTexts }) {
  const parts = Object.entries(texts)
  const names = parts.map(([part]) => part).join(" and the ")
  return (
    <>
      <Remark>
        {parts.length === 0
          ? ""
          : `While you wrote, another changed the ${names}. Saving replaces that with yours.`}
      </Remark>
      {parts.map(([part, text]) => (
        <Note key={part} icon={<UsersRound size={14} />}>
          The {part} is now:
          <PlainText>{text}</PlainText>
        </Note>
      ))}
    </>
  )
}
