import type { ReactNode } from "react"
import { Moment } from "./Moment.tsx"

/** What happened, newest first. */
export const Timeline = ({ children }: { children: ReactNode }) => (
  <ol className="flex flex-col gap-3">{children}</ol>
)

type Props = { at: string; icon: ReactNode; children: ReactNode }

/** One thing that happened. */
export const TimelineItem = ({ at, icon, children }: Props) => (
  <li className="flex items-start gap-2">
    <span aria-hidden="true" className="mt-0.5 text-faint">
      {icon}
    </span>
    <div className="min-w-0 flex-1 text-small leading-5 wrap-anywhere">{children}</div>
    <span className="shrink-0 text-small leading-5 text-faint">
      <Moment at={at} />
    </span>
  </li>
)
