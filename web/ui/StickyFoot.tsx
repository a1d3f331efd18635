import type { ReactNode } from "react"

/** What stays in reach at the bottom of a phone, however long the page above it is. */
export const StickyFoot = ({ children }: { children: ReactNode }) => (
  <div className="sticky bottom-0 z-10 -mx-4 flex flex-col gap-1.5 border-t border-line bg-canvas px-4 py-2">
    {children}
  </div>
)
