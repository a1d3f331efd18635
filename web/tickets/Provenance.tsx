import { useQuery } from "@tanstack/react-query"
import { Sparkles } from "lucide-react"
import type { Ticket } from "../../contract/tickets.ts"
import { awaitsPerson } from "../../contract/to-triage.ts"
import type { Suggestion } from "../../contract/triage.ts"
import { Button } from "../ui/Button.tsx"
import { percent } from "../ui/format.ts"
import { Note, Reason } from "../ui/Note.tsx"
import { abstentionWords, calibrationWords } from "../triage/words.ts"
import { useTicketChanges } from "./changes-context.ts"
import { suggestionsQuery } from "./queries.ts"

type Waiting = { category: boolean; priority: boolean }

/** Says what of the ticket is only triage's word, how sure it is, and lets a person accept it. */
export function Provenance({ ticket }: { ticket: Ticket }) {
  const changes = useTicketChanges()
  const { data: suggestions } = useQuery(suggestionsQuery(ticket.id))
  const waiting = {
    category: ticket.category_by === "triage",
    priority: ticket.priority_by === "triage",
  }
  if (!waiting.category && !waiting.priority) return null
  const latest = suggestions?.[0]
  return (
    <Note
      icon={<Sparkles size={14} />}
      action={
        <Button size="small" onClick={() => changes.accept(ticket.id)}>
          Accept
        </Button>
      }
    >
      {subjectOf(waiting)} {isApplied(ticket) ? "applied" : "suggested"} by{" "}
      {latest ? sureness(latest, waiting) : "triage"}
      <br />
      {latest?.abstains ? `${abstentionWords[latest.abstains]} ` : null}
      {latest ? calibrationWords(latest) : null}
      <Reason>{latest?.reason ?? ""}</Reason>
    </Note>
  )
}

const isApplied = (ticket: Ticket) =>
  !awaitsPerson(ticket, "category") && !awaitsPerson(ticket, "priority")

function subjectOf({ category, priority }: Waiting): string {
  if (category && priority) return "Category and priority"
  return category ? "Category" : "Priority"
}

function sureness({ source, provider, confidence }: Suggestion, waiting: Waiting): string {
  const who = source === "builtin" ? "the built-in classifier" : provider
  const category = percent(confidence.category)
  const priority = percent(confidence.priority)
  if (waiting.category && waiting.priority) return `${who}, ${category} and ${priority} sure`
  return `${who}, ${waiting.category ? category : priority} sure`
}
