import type { ReactNode } from "react"

type Props = { title?: string; aside?: ReactNode; children: ReactNode }

/** A framed part of a page, with its own heading. */
export const Card = ({ title, aside, children }: Props) => (
  <section
    aria-label={title}
    className="min-w-0 rounded-lg border border-line bg-canvas p-4 text-ink"
  >
    {title ? (
      <header className="mb-3 flex items-baseline justify-between gap-2">
        <h2 className="font-semibold">{title}</h2>
        {aside ? <div className="text-small text-soft">{aside}</div> : null}
      </header>
    ) : null}
    {children}
  </section>
)
