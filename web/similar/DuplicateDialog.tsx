import { useQuery } from "@tanstack/react-query"
import { useRef, useState, type KeyboardEvent, type RefObject } from "react"
import type { Ticket } from "../../contract/tickets.ts"
import { ApiError } from "../app/api-client.ts"
import { useTicketChanges } from "../tickets/changes-context.ts"
import { Button } from "../ui/Button.tsx"
import { Dialog } from "../ui/Dialog.tsx"
import { DialogBody } from "../ui/DialogBody.tsx"
import { Kbd } from "../ui/Kbd.tsx"
import { Text } from "../ui/Text.tsx"
import { OriginalField } from "./OriginalField.tsx"
import { similarTicketsQuery } from "./queries.ts"
import { SimilarList } from "./SimilarList.tsx"

type Props = {
  ticket: Ticket
  isOpen: boolean
  onClose: () => void
  /** After the mark is stored and the dialog closed. */
  onMarked?: () => void
  focusAfter?: RefObject<HTMLElement | null>
}

/** Says of which ticket this one is a duplicate: one of the similar, by a digit, or any by its number. */
export default function DuplicateDialog({ ticket, isOpen, onClose, onMarked, focusAfter }: Props) {
  const { data: similar = [] } = useQuery({ ...similarTicketsQuery(ticket.id), enabled: isOpen })
  const body = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const { fault, isSending, mark, setFault } = useMark(ticket, () => {
    onClose()
    onMarked?.()
  })
  const close = () => {
    setFault(undefined)
    onClose()
  }
  const onKeyDown = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    if (target === input.current || ctrlKey || metaKey || altKey) return
    const chosen = /^\d$/.test(key) ? similar[Number(key) - 1] : undefined
    if (chosen) void mark(chosen.id)
    // Typed where the focus goes, before the key arrives.
    else if (/^[\d#]$/.test(key)) input.current?.focus()
  }
  return (
    <Dialog
      title={`#${ticket.id} is a duplicate of…`}
      isOpen={isOpen}
      onClose={close}
      focusFirst={body}
      focusAfter={focusAfter}
    >
      <DialogBody ref={body} onKeyDown={onKeyDown}>
        {similar.length === 0 ? (
          <Text tone="soft">No ticket like this one was found; its number works all the same.</Text>
        ) : (
          <SimilarList
            tickets={similar}
            renderAction={({ id }, at) => (
              <Button
                size="small"
                aria-label={`This one ${at + 1}: duplicate of #${id}`}
                disabled={isSending}
                onClick={() => void mark(id)}
              >
                This one <Kbd>{String(at + 1)}</Kbd>
              </Button>
            )}
          />
        )}
        <OriginalField
          // What was typed for one ticket is not meant for the next.
          key={ticket.id}
          ref={input}
          ticketId={ticket.id}
          fault={fault}
          isSending={isSending}
          onFault={setFault}
          onNumber={(original) => void mark(original)}
        />
      </DialogBody>
    </Dialog>
  )
}

function useMark(ticket: Ticket, onMarked: () => void) {
  const changes = useTicketChanges()
  const [fault, setFault] = useState<string>()
  const [isSending, setIsSending] = useState(false)
  async function mark(original: number): Promise<void> {
    if (isSending) return
    setIsSending(true)
    setFault(undefined)
    try {
      await changes.markDuplicate(ticket, original)
    } catch (error) {
      setFault(refusalWords(error))
      return
    } finally {
      setIsSending(false)
    }
    onMarked()
  }
  return { fault, isSending, mark, setFault }
}

function refusalWords(error: unknown): string {
  if (!(error instanceof ApiError)) return "Something unexpected happened in this browser."
  const why = error.problem?.errors?.["duplicate_of"]?.[0]
  return why === undefined ? error.message : `The original ${why}.`
}
