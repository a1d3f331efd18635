import { SimilarToDraft } from "../similar/SimilarToDraft.tsx"
import { SuggestionStatus } from "../triage/SuggestionStatus.tsx"
import { useSuggestion } from "../triage/useSuggestion.ts"
import { Form } from "../ui/Form.tsx"
import { Columns } from "../ui/Layout.tsx"
import { useDraft } from "./draft-state.ts"
import type { Draft } from "./draft.ts"
import { useSubmission } from "./draft-submission.ts"
import { NewTicketCategory, NewTicketPriority } from "./NewTicketChoices.tsx"
import { NewTicketFooter } from "./NewTicketFooter.tsx"
import { NewTicketDescription, NewTicketTitle } from "./NewTicketText.tsx"
import { useShowNewTicket } from "./useShowNewTicket.ts"
import { useShowRefusal } from "./useShowRefusal.ts"

/** The form: text, what triage suggests for it, and what the person decides. */
export function NewTicketForm() {
  const { draft, isKept, replace, change, finish } = useDraft()
  const triage = useSuggestion(draft)
  const showNewTicket = useShowNewTicket()
  const { faults, refusals, isSending, failure, forgive, submit } = useSubmission(
    (ticket, sent) => {
      finish(sent)
      showNewTicket(ticket)
    },
  )
  useShowRefusal(refusals, failure)

  const fieldProps = <Field extends keyof Draft>(field: Field) => ({
    value: draft[field],
    fault: faults[field],
    isLocked: isSending,
    onChange: (value: Draft[Field]) => {
      change({ [field]: value })
      forgive(field)
    },
  })
  return (
    <Form
      label="New ticket"
      onSubmit={() => submit(draft, triage.suggestion)}
      problem={failure ?? undefined}
    >
      <NewTicketTitle {...fieldProps("title")} />
      <NewTicketDescription {...fieldProps("description")} />
      <Columns>
        <NewTicketCategory {...fieldProps("category")} suggestion={triage.suggestion} />
        <NewTicketPriority {...fieldProps("priority")} suggestion={triage.suggestion} />
      </Columns>
      <SuggestionStatus {...triage} />
      {/* Above the button, so that it is seen before the ticket is sent. */}
      <SimilarToDraft title={draft.title} description={draft.description} />
      <NewTicketFooter
        draft={draft}
        isKept={isKept}
        isSending={isSending}
        hasFailed={failure !== null}
        onReplace={replace}
      />
    </Form>
  )
}
