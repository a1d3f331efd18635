import { CloudOff } from "lucide-react"
import type { ReactNode } from "react"

/** A line across the desk about something that concerns all of it. */
export const Banner = ({ children }: { children: ReactNode }) => (
  <output className="flex min-h-8 items-center justify-center gap-2 border-b border-line bg-warning-wash px-4 py-1 text-center font-medium text-warning">
    <CloudOff size={16} aria-hidden="true" className="shrink-0" />
    {children}
  </output>
)
