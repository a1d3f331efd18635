import type { TicketEvent } from "../../contract/tickets.ts"
import type { Certainty } from "../../contract/vocabulary.ts"
import { authorWords } from "../triage/words.ts"
import { categoryLabels, deciderLabels, priorityLabels, statusLabels } from "../ui/labels.ts"

type Change = TicketEvent["changes"][number]

const values: Record<string, string> = { ...statusLabels, ...priorityLabels, ...categoryLabels }
const word = (value: string): string => values[value] ?? value

/** Who did it; triage with the model whose answer it used. */
export const actorWords = ({ actor, suggested_by: author }: TicketEvent): string =>
  actor === "triage" && author
    ? `${deciderLabels.triage} (${authorWords(author)})`
    : deciderLabels[actor]

/** What happened, as a sentence without its actor: "set the status from Open to Resolved". */
export function historyWords({ type, changes, suggested_by: author }: TicketEvent): string {
  if (type === "created") {
    return author
      ? `wrote this ticket; triage (${authorWords(author)}) filled in what was left open`
      : "wrote this ticket"
  }
  const did = changes.map((change) => changeWords(change)).join(", and ")
  if (type === "undone") return did === "" ? "undid a change" : `undid a change: ${did}`
  return did === "" ? "changed nothing" : did
}

const certaintyWords: Record<Certainty, string> = {
  applied: "sure enough to apply it",
  audit: "sure enough to apply it, drawn for a check",
  suggested: "as a suggestion",
  unsure: "not sure of it",
}

function changeWords({ field, from, to, from_by, to_by, to_certainty }: Change): string {
  if (field === "description") return "edited the description"
  if (field === "title") return `changed the title from “${from}” to “${to}”`
  if (field === "duplicate_of") {
    return to === ""
      ? `no longer calls this a duplicate of #${from}`
      : `marked this as a duplicate of #${to}`
  }
  if (field === "duplicates") {
    return to === ""
      ? `no longer calls #${from} a duplicate of this`
      : `marked #${to} as a duplicate of this`
  }
  if (from !== to) return `set the ${field} from ${word(from)} to ${word(to)}`
  if (from_by === "triage" && to_by === "person") return `accepted the ${field} ${word(to)}`
  if (from_by === "triage" && to_by === "triage" && to_certainty) {
    return `kept the ${field} ${word(to)}, ${certaintyWords[to_certainty]}`
  }
  return `left the ${field} ${word(to)} open again`
}
