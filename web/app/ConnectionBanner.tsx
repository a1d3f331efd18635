import { useIsFetching } from "@tanstack/react-query"
import { Banner } from "../ui/Banner.tsx"
import { isPassing } from "./query-client.ts"

/** Says that the desk is out of reach, for as long as it is. */
export function ConnectionBanner({ isLost }: { isLost: boolean }) {
  const waiting = useIsFetching({ predicate: ({ state }) => isPassing(state.fetchFailureReason) })
  if (!isLost && waiting === 0) return null
  return <Banner>The desk cannot be reached. Trying again…</Banner>
}
