import type { KeyboardEvent, ReactNode } from "react"

type Props = {
  label: string
  onSubmit: () => void
  onKeyDown?: (event: KeyboardEvent) => void
  /** What is wrong with the whole of it, as a sentence. */
  problem?: string | undefined
  children: ReactNode
}

/** Fields that are sent together; Ctrl or Cmd with Enter sends from anywhere in it. */
export const Form = ({ label, onSubmit, onKeyDown, problem, children }: Props) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys bubble up from its fields
  <form
    aria-label={label}
    noValidate
    onSubmit={(event) => {
      event.preventDefault()
      onSubmit()
    }}
    onKeyDown={(event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSubmit()
      onKeyDown?.(event)
    }}
    className="flex flex-col gap-2"
  >
    {children}
    {problem ? (
      <p role="alert" className="text-danger">
        {problem}
      </p>
    ) : null}
  </form>
)

/** What ends a form: its buttons, and what becomes of it. */
export const FormFoot = ({ children }: { children: ReactNode }) => (
  <div className="mt-2">{children}</div>
)
