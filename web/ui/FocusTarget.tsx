import type { ReactNode, Ref } from "react"

type Props = { ref: Ref<HTMLDivElement>; children: ReactNode }

/** Takes the focus when it is given to it, and neither by Tab nor in sight. */
export const FocusTarget = ({ ref, children }: Props) => (
  <div ref={ref} tabIndex={-1} className="outline-none">
    {children}
  </div>
)
