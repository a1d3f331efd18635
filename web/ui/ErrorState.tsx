import { CircleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "./Button.tsx"

type Props = {
  title: string
  /** The reason in plain words. */
  children: ReactNode
  onRetry?: () => void
  retryLabel?: string
}

/** What stands where something failed: what, why, and a way on. */
export const ErrorState = ({ title, children, onRetry, retryLabel = "Try again" }: Props) => (
  <div
    role="alert"
    className="mx-auto flex max-w-110 flex-col items-center gap-2 px-6 py-16 text-center"
  >
    <CircleAlert size={24} aria-hidden="true" className="mb-1 text-danger" />
    <p className="text-large font-semibold">{title}</p>
    <p className="wrap-anywhere text-soft">{children}</p>
    {onRetry ? (
      <div className="mt-3">
        <Button onClick={onRetry}>{retryLabel}</Button>
      </div>
    ) : null}
  </div>
)
