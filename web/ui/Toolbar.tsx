import type { ReactNode } from "react"

/** The lines above a list: what narrows it, and how much it holds. */
export const Toolbar = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-col gap-1.5 border-b border-line py-2 pr-4 pl-5 max-wide:px-4">
    {children}
  </div>
)

/** One line of a toolbar, with something at its right end. */
export const ToolbarLine = ({ children, end }: { children: ReactNode; end?: ReactNode }) => (
  <div className="flex min-w-0 items-center gap-2">
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">{children}</div>
    {end ? <div className="shrink-0 text-small text-soft tabular-nums">{end}</div> : null}
  </div>
)

/** A bar that floats above the foot of a list. */
export const FloatingBar = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="pointer-events-none absolute inset-x-0 bottom-4 z-20 flex justify-center px-4">
    <fieldset
      aria-label={label}
      className="pointer-events-auto flex max-w-full flex-wrap items-center gap-1.5 rounded-lg border border-line-strong bg-raised p-1.5 pl-3 shadow-float"
    >
      {children}
    </fieldset>
  </div>
)

/** How many things a bar acts on; read aloud when that changes. */
export const BarCount = ({ children }: { children: string }) => (
  <output className="pr-1 tabular-nums">{children}</output>
)

/** The room of a list between its toolbar and the foot of the screen. */
export const ListArea = ({ children }: { children: ReactNode }) => (
  <div className="relative flex min-h-0 flex-1 flex-col">{children}</div>
)
