import { useQuery } from "@tanstack/react-query"
import { trimInvisible } from "../../contract/text.ts"
import { useSettledText } from "../triage/pauses.ts"
import type { TicketText } from "../triage/queries.ts"
import { Card } from "../ui/Card.tsx"
import { similarToTextQuery } from "./queries.ts"
import { SimilarList } from "./SimilarList.tsx"

const pauseMs = 800

/** Tickets like the one that is being written, so that the same thing is not reported twice. */
export function SimilarToDraft({ title, description }: TicketText) {
  const text = { title: trimInvisible(title), description: trimInvisible(description) }
  const isBlank = text.title === "" && text.description === ""
  const settled = useSettledText(text, pauseMs)
  const { data: tickets = [] } = useQuery(similarToTextQuery(isBlank ? null : settled))
  if (isBlank || tickets.length === 0) return null
  return (
    <Card title="Similar tickets" aside="Has it been reported already?">
      <SimilarList tickets={tickets} />
    </Card>
  )
}
