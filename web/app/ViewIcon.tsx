import { Inbox, Sparkles } from "lucide-react"
import { StatusIcon } from "../ui/StatusIcon.tsx"
import type { View } from "./views.ts"

/** The face of a view: its status, or a sign of its own. */
export function ViewIcon({ view }: { view: View }) {
  if (view.filter.status) return <StatusIcon status={view.filter.status} />
  if (view.filter.to_triage) return <Sparkles size={16} aria-hidden="true" />
  return <Inbox size={16} aria-hidden="true" />
}
