import type { KeyboardEvent, ReactNode, Ref } from "react"

type Props = {
  /** Takes the focus where no control shall have it first. */
  ref?: Ref<HTMLDivElement>
  onKeyDown?: (event: KeyboardEvent) => void
  children: ReactNode
}

/** The content of a dialog; scrolls where there is too much of it. */
export const DialogBody = ({ ref, onKeyDown, children }: Props) => (
  // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the controls in it have their own roles
  <div
    ref={ref}
    tabIndex={-1}
    onKeyDown={onKeyDown}
    className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4 outline-none"
  >
    {children}
  </div>
)
