import { useQuery } from "@tanstack/react-query"
import { useState, type FormEvent } from "react"
import type { Ticket } from "../../contract/tickets.ts"
import { useTicketChanges } from "../tickets/changes-context.ts"
import { Button } from "../ui/Button.tsx"
import { Dialog } from "../ui/Dialog.tsx"
import { DialogBody } from "../ui/DialogBody.tsx"
import { Field } from "../ui/Field.tsx"
import { Row } from "../ui/Layout.tsx"
import { Text } from "../ui/Text.tsx"
import { TextInput } from "../ui/TextInput.tsx"
import { similarTicketsQuery } from "./queries.ts"
import { SimilarList } from "./SimilarList.tsx"

type Props = { ticket: Ticket; isOpen: boolean; onClose: () => void }

/** Says of which ticket this one is a duplicate: one of the similar, or any by its number. */
export default function DuplicateDialog({ ticket, isOpen, onClose }: Props) {
  const changes = useTicketChanges()
  const { data: similar = [] } = useQuery({ ...similarTicketsQuery(ticket.id), enabled: isOpen })
  const [number, setNumber] = useState("")
  const [fault, setFault] = useState<string>()
  const mark = (original: number) => {
    changes.markDuplicate(ticket.id, original)
    setNumber("")
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const original = /^#?(\d{1,15})$/.exec(number.trim())?.[1]
    if (original === undefined) setFault("must be the number of a ticket, such as 4312")
    else if (Number(original) === ticket.id) setFault("must be another ticket than this one")
    else mark(Number(original))
  }
  return (
    <Dialog title={`#${ticket.id} is a duplicate of…`} isOpen={isOpen} onClose={onClose}>
      <DialogBody>
        {similar.length === 0 ? (
          <Text tone="soft">No ticket like this one was found; its number works all the same.</Text>
        ) : (
          <SimilarList
            tickets={similar}
            renderAction={({ id }) => (
              <Button
                size="small"
                aria-label={`This one: duplicate of #${id}`}
                onClick={() => mark(id)}
              >
                This one
              </Button>
            )}
          />
        )}
        <form onSubmit={submit}>
          <Field
            label="Number of the original"
            error={fault}
            hint="Nothing else changes, and it can be undone."
          >
            <Row>
              <TextInput
                inputMode="numeric"
                placeholder="#"
                value={number}
                onChange={(event) => {
                  setNumber(event.target.value)
                  setFault(undefined)
                }}
              />
              <Button type="submit" variant="primary">
                Mark as duplicate
              </Button>
            </Row>
          </Field>
        </form>
      </DialogBody>
    </Dialog>
  )
}
