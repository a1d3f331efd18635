import type { QueueCounts } from "../../contract/stats.ts"
import type { QueueSearch } from "../tickets/filter.ts"

export type View = {
  label: string
  filter: QueueSearch
  count: (counts: QueueCounts) => number
}

/** The queue's views, as the sidebar and the palette list them. */
export const views: readonly View[] = [
  { label: "All tickets", filter: {}, count: (counts) => counts.total },
  {
    label: "Open",
    filter: { status: "open" },
    count: (counts) => counts.status_breakdown.open,
  },
  {
    label: "In progress",
    filter: { status: "in_progress" },
    count: (counts) => counts.status_breakdown.in_progress,
  },
  { label: "To triage", filter: { to_triage: "true" }, count: (counts) => counts.to_triage },
  {
    label: "Resolved",
    filter: { status: "resolved" },
    count: (counts) => counts.status_breakdown.resolved,
  },
  {
    label: "Closed",
    filter: { status: "closed" },
    count: (counts) => counts.status_breakdown.closed,
  },
]

/** Whether an address shows this view, narrowed further or not. */
export const isView = ({ filter }: View, shown: QueueSearch): boolean =>
  filter.status === shown.status && filter.to_triage === shown.to_triage
