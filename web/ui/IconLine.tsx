import type { ReactNode } from "react"

type Props = { icon: ReactNode; action?: ReactNode; children: ReactNode }

/** An icon with all that belongs to it indented beside it, and what can be done at the right end. */
export const IconLine = ({ icon, action, children }: Props) => (
  <div className="flex items-start gap-2">
    <span className="mt-0.5 shrink-0">{icon}</span>
    <div className="min-w-0 flex-1 wrap-anywhere">{children}</div>
    {action}
  </div>
)
