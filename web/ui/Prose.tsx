import type { ReactNode } from "react"

/** The heading of what is open. */
export const PaneTitle = ({ children }: { children: ReactNode }) => (
  <h2 dir="auto" className="text-large font-semibold tracking-tight wrap-anywhere">
    {children}
  </h2>
)

/** Text as somebody wrote it: its line breaks kept, its long words broken, never read as code. */
export const PlainText = ({ children }: { children: ReactNode }) => (
  <div
    dir="auto"
    className="leading-normal wrap-anywhere whitespace-pre-wrap [unicode-bidi:plaintext]"
  >
    {children}
  </div>
)
