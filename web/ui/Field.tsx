import { Field as BaseField } from "@base-ui/react/field"
import type { ReactNode } from "react"

type Props = {
  label: string
  /** A line below the control. Its room is always kept, so that an error moves nothing. */
  hint?: ReactNode
  /** What is wrong, as a sentence; takes the hint's place. */
  error?: string | undefined
  /** At the label's right end, such as a counter. */
  aside?: ReactNode
  children: ReactNode
}

/** A labelled control; hint and error are read with it. */
export const Field = ({ label, hint, error, aside, children }: Props) => (
  <BaseField.Root invalid={error !== undefined} className="flex min-w-0 flex-col gap-1">
    <div className="flex items-baseline justify-between gap-2">
      <BaseField.Label className="font-medium">{label}</BaseField.Label>
      {aside ? <span className="text-small text-soft tabular-nums">{aside}</span> : null}
    </div>
    {children}
    <div className="min-h-4 text-small">
      {error === undefined ? (
        <BaseField.Description className="text-soft">{hint}</BaseField.Description>
      ) : (
        <BaseField.Error match className="text-danger">
          {error}
        </BaseField.Error>
      )}
    </div>
  </BaseField.Root>
)
