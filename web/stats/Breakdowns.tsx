import type { Stats, QueueCounts } from "../../contract/stats.ts"
import { categories, priorities, statuses } from "../../contract/vocabulary.ts"
import { Card } from "../ui/Card.tsx"
import { categoryLabels, priorityLabels, statusLabels } from "../ui/labels.ts"
import { Columns } from "../ui/Layout.tsx"
import { PriorityMark } from "../ui/PriorityMark.tsx"
import { ShareRow } from "../ui/ShareRow.tsx"
import { StatusIcon } from "../ui/StatusIcon.tsx"
import { sharesOf, type Share } from "./figures.ts"

/** The rows of a breakdown; before its figures are there, the same rows without them. */
function rowsOf<Key extends string>(
  keys: readonly Key[],
  counts: Record<Key, number> | undefined,
): (Omit<Share<Key>, "count"> & { count: number | null })[] {
  return counts ? sharesOf(keys, counts) : keys.map((key) => ({ key, count: null, share: 0 }))
}

/** How all tickets spread over priorities, categories and statuses. */
export const Breakdowns = ({
  stats,
  queue,
}: {
  stats?: Stats | undefined
  queue?: QueueCounts | undefined
}) => (
  <Columns of={3}>
    <Card title="Priority">
      {rowsOf(priorities, stats?.priority_breakdown).map(({ key, count, share }) => (
        <ShareRow
          key={key}
          to="/"
          search={{ priority: key }}
          label={priorityLabels[key]}
          mark={<PriorityMark priority={key} />}
          tickets={count}
          share={share}
        />
      ))}
    </Card>
    <Card title="Category">
      {rowsOf(categories, stats?.category_breakdown).map(({ key, count, share }) => (
        <ShareRow
          key={key}
          to="/"
          search={{ category: key }}
          label={categoryLabels[key]}
          tickets={count}
          share={share}
        />
      ))}
    </Card>
    <Card title="Status">
      {rowsOf(statuses, queue?.status_breakdown).map(({ key, count, share }) => (
        <ShareRow
          key={key}
          to="/"
          search={{ status: key }}
          label={statusLabels[key]}
          mark={<StatusIcon status={key} />}
          tickets={count}
          share={share}
        />
      ))}
    </Card>
  </Columns>
)
