import type { ReactNode } from "react"
import { Moment } from "./Moment.tsx"

/** What happened, newest first. */
export const Timeline = ({ children }: { children: ReactNode }) => (
  <ol className="flex flex-col gap-3">{children}</ol>
)

type Props = {
  at: string
  icon: ReactNode
  /** What can be done about it. */
  action?: ReactNode
  children: ReactNode
}

/** One thing that happened. */
export const TimelineItem = ({ at, icon, action, children }: Props) => (
  <li className="flex items-start gap-2">
    <span aria-hidden="true" className="mt-0.5 text-faint">
      {icon}
    </span>
    <div className="min-w-0 flex-1 text-small leading-5 wrap-anywhere">{children}</div>
    {action ? <span className="-my-1 shrink-0">{action}</span> : null}
    <span className="shrink-0 text-small leading-5 text-faint">
      <Moment at={at} />
    </span>
  </li>
)
