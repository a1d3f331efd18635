import type { ReactNode } from "react"

type Props = {
  /** What it holds, for those who hear it. */
  label: string
  className: string
  children: ReactNode
}

/** A part of the page that scrolls by itself, with keys too. */
export const ScrollRegion = ({ label, className, children }: Props) => (
  <section
    aria-label={label}
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it
    tabIndex={0}
    className={className}
  >
    {children}
  </section>
)
