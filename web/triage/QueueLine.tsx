import { Key } from "../app/Key.tsx"
import { count } from "../ui/format.ts"
import { priorityLabels } from "../ui/labels.ts"
import { KeptLine, Row } from "../ui/Layout.tsx"
import { Text } from "../ui/Text.tsx"
import type { TriageQueue } from "./useTriageQueue.ts"

function placeWords({ place, waiting }: TriageQueue): string {
  const stands = place
    ? `${count(place.position)} of ${count(place.of)}${place.isExact ? "" : "+"}`
    : ""
  const waits = waiting === null ? "" : `${count(waiting)} waiting`
  return [stands, waits].filter((words) => words !== "").join(" · ")
}

/** Where the ticket stands in the queue, and what more urgent has arrived. */
export const QueueLine = ({ queue }: { queue: TriageQueue }) => (
  <KeptLine>
    <Row align="between">
      <Text tone="soft" size="small">
        {placeWords(queue)}
      </Text>
      <div aria-live="polite">
        {queue.urgent === null ? null : (
          <Text tone="warning" size="small">
            {priorityLabels[queue.urgent.priority]} has arrived: #{queue.urgent.id} is next{" "}
            <Key of="next" />
          </Text>
        )}
      </div>
    </Row>
  </KeptLine>
)
