import type { ReactNode } from "react"

type Props = { text: string; shortcut?: string | undefined; children: ReactNode }

/** Says more about what is pointed at or focused, through TooltipLayer. Never a fact's only place. */
export const Tooltip = ({ text, shortcut, children }: Props) => (
  <span className="contents" data-tip={text} data-tip-key={shortcut}>
    {children}
  </span>
)
