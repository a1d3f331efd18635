import { CloudOff } from "lucide-react"
import type { ReactNode } from "react"

/** A remark that concerns the whole desk; it floats, so that nothing moves when it comes or goes. */
export const Banner = ({ children }: { children: ReactNode }) => (
  <output className="fixed bottom-[calc(4.5rem+env(safe-area-inset-bottom))] left-1/2 z-40 flex min-h-9 w-max max-w-[calc(100vw-2rem)] -translate-x-1/2 items-center gap-2 rounded-lg border border-warning bg-warning-wash px-3 py-1 font-medium text-warning shadow-float">
    <CloudOff size={16} aria-hidden="true" className="shrink-0" />
    {children}
  </output>
)
