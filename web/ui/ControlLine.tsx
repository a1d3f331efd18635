import type { ReactNode } from "react"

/** A control that takes all the room that its button leaves. */
export const ControlLine = ({ button, children }: { button: ReactNode; children: ReactNode }) => (
  <div className="flex gap-2">
    <div className="min-w-0 flex-1">{children}</div>
    {button}
  </div>
)

/** A short word on a button that changes, and the width with which it does not. */
export const ChangingWord = ({ children }: { children: string }) => (
  <span className="w-12">{children}</span>
)
