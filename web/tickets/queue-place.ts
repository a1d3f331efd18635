import { useNavigate, useParams, useSearch } from "@tanstack/react-router"
import { useMemo } from "react"
import { queueSearchFrom, type QueueSearch } from "./filter.ts"

/** Where in the queue the address is: which filter, which ticket is open. */
export function useQueuePlace() {
  // The router lays what it validated over all that stands in the address: what was left out of it is
  // still there.
  const filter = useSearch({ from: "/queue", select: queueSearchFrom, structuralSharing: true })
  const { ticketId } = useParams({ strict: false })
  const navigate = useNavigate()
  const openId = ticketId ?? null
  return useMemo(() => {
    const go = (id: string | null, search: QueueSearch, replace: boolean) =>
      void (id === null
        ? navigate({ to: "/", search, replace })
        : navigate({ to: "/tickets/$ticketId", params: { ticketId: id }, search, replace }))
    return {
      filter,
      /** As it stands in the address, which may be no number. */
      openId,
      open: (id: number) => go(String(id), filter, false),
      /** Shows another ticket in the pane, without a step for the back button. */
      swap: (id: number) => go(String(id), filter, true),
      close: () => go(null, filter, false),
      setFilter: (next: QueueSearch) => go(openId, next, false),
      /** The same while a search is typed on, without a step of its own. */
      replaceFilter: (next: QueueSearch) => go(openId, next, true),
    }
  }, [filter, openId, navigate])
}

export type QueuePlace = ReturnType<typeof useQueuePlace>
