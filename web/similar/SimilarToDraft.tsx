import { useQuery } from "@tanstack/react-query"
import { trimInvisible } from "../../contract/text.ts"
import { useSettledText } from "../triage/pauses.ts"
import type { TicketText } from "../triage/queries.ts"
import { ReservedRegion } from "../ui/ReservedRegion.tsx"
import { Text } from "../ui/Text.tsx"
import { similarToTextQuery } from "./queries.ts"
import { SimilarList } from "./SimilarList.tsx"

const pauseMs = 800

/** Tickets like the one that is being written, so that the same thing is not reported twice. */
export function SimilarToDraft({ title, description }: TicketText) {
  const text = { title: trimInvisible(title), description: trimInvisible(description) }
  const isBlank = text.title === "" && text.description === ""
  const settled = useSettledText(text, pauseMs)
  const { data: tickets = [] } = useQuery(similarToTextQuery(isBlank ? null : settled))
  return (
    <ReservedRegion title="Similar tickets: has it been reported already?">
      {isBlank || tickets.length === 0 ? (
        <Text tone="soft" size="small">
          What is like it is shown here while you write.
        </Text>
      ) : (
        <SimilarList tickets={tickets} />
      )}
    </ReservedRegion>
  )
}
