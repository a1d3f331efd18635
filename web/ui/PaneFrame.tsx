import { ArrowLeft, X } from "lucide-react"
import type { ReactNode } from "react"
import { IconButton } from "./IconButton.tsx"
import { useIsPhone } from "./useIsPhone.ts"

type Props = {
  label: ReactNode
  actions?: ReactNode
  onClose: () => void
  /** The key that does the same. */
  closeKey: string
  children: ReactNode
}

/** What is open beside a list: a head with a way back, and content that scrolls. */
export function PaneFrame({ label, actions, onClose, closeKey, children }: Props) {
  const isPhone = useIsPhone()
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line pr-2 pl-4 max-wide:pl-1">
        {isPhone ? (
          <IconButton
            label="Back to the queue"
            icon={<ArrowLeft size={20} aria-hidden="true" />}
            onClick={onClose}
          />
        ) : null}
        <span className="min-w-0 flex-1 truncate text-soft tabular-nums">{label}</span>
        {actions}
        {isPhone ? null : (
          <IconButton
            label="Close"
            shortcut={closeKey}
            icon={<X size={16} aria-hidden="true" />}
            onClick={onClose}
          />
        )}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">{children}</div>
    </div>
  )
}

type SectionProps = { title?: string; aside?: ReactNode; children: ReactNode }

/** A part of a pane; a line divides it from the one before. */
export const PaneSection = ({ title, aside, children }: SectionProps) => (
  <section className="flex flex-col gap-3 border-t border-line px-4 py-4 first:border-t-0">
    {title ? (
      <div className="flex items-baseline justify-between gap-2 text-small">
        <h3 className="font-semibold text-soft">{title}</h3>
        {aside ? <span className="text-faint">{aside}</span> : null}
      </div>
    ) : null}
    {children}
  </section>
)
