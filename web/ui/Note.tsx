import type { ReactNode } from "react"

type Props = { icon: ReactNode; action?: ReactNode; children: ReactNode }

/** A quiet remark with something that can be done about it. */
export const Note = ({ icon, action, children }: Props) => (
  <div className="flex items-center gap-2 rounded-md border border-dashed border-line-strong py-1.5 pr-1.5 pl-2.5 text-small text-soft">
    <span aria-hidden="true" className="shrink-0 text-faint">
      {icon}
    </span>
    <div className="min-w-0 flex-1">{children}</div>
    {action}
  </div>
)
