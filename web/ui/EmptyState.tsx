import type { ReactNode } from "react"

type Props = { icon?: ReactNode; title: string; children?: ReactNode; actions?: ReactNode }

/** What stands where nothing is, and what to do about it. */
export const EmptyState = ({ icon, title, children, actions }: Props) => (
  <div className="mx-auto flex max-w-100 flex-col items-center gap-2 px-6 py-16 text-center">
    {icon ? <div className="mb-1 text-faint">{icon}</div> : null}
    <h2 className="text-large font-semibold">{title}</h2>
    {children ? <p className="text-soft">{children}</p> : null}
    {actions ? <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div> : null}
  </div>
)
