import type { ReactNode } from "react"
import { ScrollRegion } from "./ScrollRegion.tsx"

/** Groups of keys in columns, and something below them. */
export const KeySheet = ({ foot, children }: { foot: ReactNode; children: ReactNode }) => (
  <>
    {/* On a phone this part scrolls. */}
    <ScrollRegion
      label="Keys"
      className="columns-1 gap-8 overflow-y-auto p-4 outline-offset-[-2px] wide:columns-2"
    >
      {children}
    </ScrollRegion>
    <footer className="border-t border-line px-4 py-2">{foot}</footer>
  </>
)

export const KeyGroup = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mb-4 break-inside-avoid">
    <h3 className="mb-1 text-small font-semibold text-soft">{title}</h3>
    <dl>{children}</dl>
  </section>
)

export const KeyLine = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex min-h-7 items-center justify-between gap-3">
    <dt>{label}</dt>
    <dd className="flex shrink-0 gap-1.5">{children}</dd>
  </div>
)
