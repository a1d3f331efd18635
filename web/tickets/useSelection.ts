import { useState } from "react"
import type { Ticket } from "../../contract/tickets.ts"

/** The tickets that were picked for a change of several; only what the list shows counts. */
export function useSelection(tickets: readonly Ticket[]) {
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set())
  const ids = tickets.flatMap(({ id }) => (picked.has(id) ? [id] : []))
  return {
    ids,
    has: (id: number) => picked.has(id),
    toggle(id: number): void {
      const next = new Set(picked)
      if (!next.delete(id)) next.add(id)
      setPicked(next)
    },
    clear: () => setPicked(new Set()),
  }
}

export type Selection = ReturnType<typeof useSelection>
