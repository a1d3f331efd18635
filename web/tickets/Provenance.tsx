import { useQuery } from "@tanstack/react-query"
import { Sparkles } from "lucide-react"
import type { Ticket } from "../../contract/tickets.ts"
import type { Suggestion } from "../../contract/triage.ts"
import { triageFields, type Certainty, type TriageField } from "../../contract/vocabulary.ts"
import { Button } from "../ui/Button.tsx"
import { percent } from "../ui/format.ts"
import { Note, Reason } from "../ui/Note.tsx"
import { abstentionWords, calibrationWords, classifierName } from "../triage/words.ts"
import { useTicketChanges } from "./changes-context.ts"
import { fieldLabels } from "./field-choices.tsx"
import { suggestionsQuery } from "./queries.ts"

/** Says what of the ticket is only triage's word, how sure it is, and lets a person accept it. */
export function Provenance({ ticket }: { ticket: Ticket }) {
  const changes = useTicketChanges()
  const { data: suggestions } = useQuery(suggestionsQuery(ticket.id))
  const fields = triageFields.filter((field) => ticket[`${field}_by`] === "triage")
  if (fields.length === 0) return null
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
      {filledWords(ticket, fields)} by {latest ? sureness(latest, fields) : "triage"}
      <br />
      {latest?.abstains ? `${abstentionWords[latest.abstains]} ` : null}
      {latest ? calibrationWords(latest) : null}
      <Reason>{latest?.reason ?? ""}</Reason>
    </Note>
  )
}

const deeds: Record<Certainty, string> = {
  applied: "applied",
  audit: "applied",
  suggested: "suggested",
  unsure: "only guessed",
}

function filledWords(ticket: Ticket, fields: TriageField[]): string {
  const told = fields.map((field) => ({
    name: fieldLabels[field].toLowerCase(),
    deed: deeds[ticket[`${field}_certainty`] ?? "suggested"],
  }))
  const isSame = told.every(({ deed }) => deed === told[0]?.deed)
  const words = isSame
    ? `${told.map(({ name }) => name).join(" and ")} ${told[0]?.deed}`
    : told.map(({ name, deed }) => `${name} ${deed}`).join(" and ")
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

const sureness = ({ provider, confidence }: Suggestion, fields: TriageField[]): string =>
  `${classifierName(provider)}, ${fields.map((field) => percent(confidence[field])).join(" and ")} sure`
