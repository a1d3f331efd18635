import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { Skeleton } from "../ui/Skeleton.tsx"
import { Text } from "../ui/Text.tsx"
import { similarTicketsQuery } from "./queries.ts"
import { SimilarList } from "./SimilarList.tsx"

/** The tickets most like a stored one, and what was decided there. */
export function SimilarTickets({ id }: { id: number }): ReactNode {
  const { data: similar, error } = useQuery(similarTicketsQuery(id))
  if (error) return <Text tone="soft">Similar tickets cannot be read now: {error.message}</Text>
  if (similar === undefined) return <Skeleton width="60%" />
  if (similar.length === 0) return <Text tone="soft">No other ticket is like this one.</Text>
  return <SimilarList tickets={similar} />
}
