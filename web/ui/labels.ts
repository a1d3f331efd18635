import type { Category, Decider, Priority, Status } from "../../contract/vocabulary.ts"

/** The closed lists as people read them. */
export const categoryLabels: Record<Category, string> = {
  billing: "Billing",
  technical: "Technical",
  account: "Account",
  general: "General",
}

export const priorityLabels: Record<Priority, string> = {
  low: "Low",
  medium: "Medium",
  high: "High",
  critical: "Critical",
}

export const statusLabels: Record<Status, string> = {
  open: "Open",
  in_progress: "In progress",
  resolved: "Resolved",
  closed: "Closed",
}

export const deciderLabels: Record<Decider, string> = { person: "Someone", triage: "Triage" }
