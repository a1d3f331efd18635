import { CloudOff } from "lucide-react"
import type { ReactNode } from "react"

/**
 * A remark that concerns the whole desk. It floats, so that nothing moves when it comes or goes, above what
 * else may float at the bottom, and what lies below it can be clicked.
 */
export const Banner = ({ children }: { children: ReactNode }) => (
  <output className="pointer-events-none fixed bottom-18 left-1/2 z-40 flex min-h-9 w-max max-w-[calc(100vw-2rem)] -translate-x-1/2 items-center gap-2 rounded-lg border border-warning bg-warning-wash px-3 py-1 font-medium text-warning shadow-float max-wide:bottom-[calc(8.5rem+env(safe-area-inset-bottom))]">
    <CloudOff size={16} aria-hidden="true" className="shrink-0" />
    {children}
  </output>
)
