import type { ErrorComponentProps } from "@tanstack/react-router"
import { ErrorState } from "../ui/ErrorState.tsx"

/** For a fault of ours while a screen is drawn, and for a new version whose old files are gone. */
export const CrashPage = ({ error }: ErrorComponentProps) => (
  <ErrorState
    title="This screen broke"
    onRetry={() => window.location.reload()}
    retryLabel="Reload the page"
  >
    Nothing is lost on the desk itself. Reload to go on.{" "}
    {error instanceof Error ? `(${error.message})` : null}
  </ErrorState>
)
