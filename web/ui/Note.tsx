import type { ReactNode } from "react"

type Props = { icon: ReactNode; action?: ReactNode; children: ReactNode }

/** A quiet remark with something that can be done about it. */
export const Note = ({ icon, action, children }: Props) => (
  <div className="flex items-start gap-2 rounded-md border border-dashed border-line-strong p-2 pl-2.5 text-small text-soft">
    <span aria-hidden="true" className="mt-px shrink-0 text-faint">
      {icon}
    </span>
    <div className="min-w-0 flex-1">{children}</div>
    {action}
  </div>
)

/** Why, in two lines at most; their room is kept, so that nothing moves when it arrives. */
export const Reason = ({ children }: { children: string }) => (
  <p title={children} className="line-clamp-2 min-h-8 wrap-anywhere">
    {children}
  </p>
)
