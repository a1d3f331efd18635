import type { ReactNode } from "react"

type Props = { top: ReactNode; bottom: ReactNode; children: ReactNode }

/** The column at the left: name, places, and what always stays at its foot. */
export const SidebarFrame = ({ top, bottom, children }: Props) => (
  <nav aria-label="Main" className="flex h-full flex-col gap-3 p-2">
    <div className="flex h-8 items-center justify-between pr-0.5 pl-2">{top}</div>
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto">{children}</div>
    <div className="flex flex-col gap-2">{bottom}</div>
  </nav>
)

/** Places that belong together. */
export const SidebarSection = ({ label, children }: { label: string; children: ReactNode }) => (
  <fieldset aria-label={label} className="flex min-w-0 flex-col gap-px">
    {children}
  </fieldset>
)

/** Side by side at the foot of the sidebar. */
export const SidebarFoot = ({ children }: { children: ReactNode }) => (
  <div className="flex items-center justify-between">{children}</div>
)
