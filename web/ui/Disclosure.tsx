import type { ReactNode } from "react"

/** What only some want to see, behind its name. */
export const Disclosure = ({ label, children }: { label: string; children: ReactNode }) => (
  <details>
    <summary className="w-fit rounded-sm py-1 text-small text-soft hover:text-ink max-wide:py-3">
      {label}
    </summary>
    <div className="pt-2">{children}</div>
  </details>
)
