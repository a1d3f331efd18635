import type { ReactNode } from "react"

/** A heading with a small action at its right end. */
export const Heading = ({ action, children }: { action: ReactNode; children: ReactNode }) => (
  <div className="flex items-start justify-between gap-2">
    <div className="min-w-0 flex-1 pt-0.5">{children}</div>
    {action}
  </div>
)

/** The heading of a part of a card. */
export const PartTitle = ({ children }: { children: string }) => (
  <h3 className="font-medium">{children}</h3>
)
