import type { ReactNode } from "react"

/** The content of a dialog; scrolls where there is too much of it. */
export const DialogBody = ({ children }: { children: ReactNode }) => (
  <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4">{children}</div>
)
