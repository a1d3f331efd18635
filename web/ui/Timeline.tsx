import type { ReactNode, Ref } from "react"
import { Moment } from "./Moment.tsx"

type TimelineProps = {
  /** Takes the focus of a control that went away. */
  ref?: Ref<HTMLOListElement>
  children: ReactNode
}

/** What happened, newest first. */
export const Timeline = ({ ref, children }: TimelineProps) => (
  <ol ref={ref} tabIndex={-1} className="flex flex-col gap-3">
    {children}
  </ol>
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
