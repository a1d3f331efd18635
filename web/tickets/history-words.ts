import type { TicketEvent } from "../../contract/tickets.ts"
import { categoryLabels, priorityLabels, statusLabels } from "../ui/labels.ts"

type Change = TicketEvent["changes"][number]

const values: Record<string, string> = { ...statusLabels, ...priorityLabels, ...categoryLabels }
const word = (value: string): string => values[value] ?? value

/** What happened, as a sentence without its actor: "set the status from Open to Resolved". */
export function historyWords({ type, changes }: TicketEvent): string {
  if (type === "created") return "wrote this ticket"
  const did = changes.map((change) => changeWords(change)).join(", and ")
  if (type === "undone") return did === "" ? "undid a change" : `undid a change: ${did}`
  return did === "" ? "changed nothing" : did
}

function changeWords({ field, from, to, from_by, to_by }: Change): string {
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
  return `left the ${field} ${word(to)} open again`
}
