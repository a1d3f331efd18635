import { Key } from "../app/Key.tsx"
import { Button } from "../ui/Button.tsx"
import { FormFoot } from "../ui/Form.tsx"
import { Row, WideOnly } from "../ui/Layout.tsx"
import { Text } from "../ui/Text.tsx"
import { showToast } from "../ui/toasts.ts"
import { emptyDraft, isEmpty, type Draft } from "./draft.ts"

type Props = {
  draft: Draft
  isKept: boolean
  isSending: boolean
  hasFailed: boolean
  onReplace: (draft: Draft) => void
}

function draftWords(draft: Draft, isKept: boolean): string {
  if (isEmpty(draft)) return "A draft is kept in this browser while you write."
  if (isKept) return "Draft kept in this browser."
  return "This browser cannot keep a draft: a reload would lose it."
}

/** Sends the ticket or discards its draft, and says what became of either. */
export function NewTicketFooter({ draft, isKept, isSending, hasFailed, onReplace }: Props) {
  const discard = () => {
    onReplace(emptyDraft)
    showToast({
      text: "Draft discarded.",
      action: { label: "Undo", onAction: () => onReplace(draft) },
    })
  }
  return (
    <FormFoot>
      <Row align="between">
        <Row>
          <Button type="submit" variant="primary" aria-disabled={isSending}>
            {hasFailed ? "Try again" : "Create ticket"}
          </Button>
          <Button variant="quiet" disabled={isEmpty(draft) || isSending} onClick={discard}>
            Discard
          </Button>
          <WideOnly>
            <Key of="send" />
          </WideOnly>
        </Row>
        <Text tone={isKept ? "soft" : "warning"} size="small">
          {draftWords(draft, isKept)}
        </Text>
      </Row>
    </FormFoot>
  )
}
