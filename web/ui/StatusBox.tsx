import type { ReactNode } from "react"

type Props = {
  icon: ReactNode
  /** In two lines at most. */
  text: ReactNode
  /** Whether the text is worth interrupting a screen reader's silence. */
  isNews: boolean
  action?: ReactNode
  /** What else is to be known. */
  children?: ReactNode
}

/** How something stands that changes often, in a box whose size never does. */
export const StatusBox = ({ icon, text, isNews, action, children }: Props) => (
  <div className="flex min-h-18 gap-2 rounded-md bg-sunken px-3 py-2 text-small text-soft max-wide:min-h-30">
    <span aria-hidden="true" className="mt-px shrink-0">
      {icon}
    </span>
    <div className="min-w-0 flex-1">
      <p aria-live={isNews ? "polite" : "off"} className="line-clamp-2 wrap-anywhere">
        {text}
      </p>
      {children}
    </div>
    {action}
  </div>
)
