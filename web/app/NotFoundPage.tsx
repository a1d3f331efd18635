import { Compass } from "lucide-react"
import { EmptyState } from "../ui/EmptyState.tsx"
import { LinkButton } from "../ui/LinkButton.tsx"
import { Page } from "../ui/Page.tsx"

/** For an address that leads nowhere. */
export const NotFoundPage = () => (
  <Page title="Page not found">
    <EmptyState
      icon={<Compass size={28} aria-hidden="true" />}
      title="There is nothing at this address"
      actions={
        <LinkButton to="/" variant="primary">
          Go to the queue
        </LinkButton>
      }
    >
      The link may be mistyped or out of date.
    </EmptyState>
  </Page>
)
