import type { UseQueryResult } from "@tanstack/react-query"
import { Button } from "../ui/Button.tsx"
import { Row } from "../ui/Layout.tsx"
import { Text } from "../ui/Text.tsx"

const time = new Intl.DateTimeFormat(undefined, { timeStyle: "short" })

/** Says from when the figures are, once they could not be read again. */
export function StaleNotice({ query }: { query: UseQueryResult }) {
  if (query.failureReason === null || query.data === undefined) return null
  return (
    <Row>
      <Text tone="warning" size="small">
        As of {time.format(query.dataUpdatedAt)}; what is newer cannot be read now.
      </Text>
      <Button size="small" onClick={() => void query.refetch()}>
        Try again
      </Button>
    </Row>
  )
}
