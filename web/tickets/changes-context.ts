import { createContext, use } from "react"
import type { TicketChanges } from "./changes.ts"

/** Made once, where the interface starts. */
export const TicketChangesContext = createContext<TicketChanges | null>(null)

/** What a person can do to tickets. */
export function useTicketChanges(): TicketChanges {
  const changes = use(TicketChangesContext)
  if (!changes) throw new Error("useTicketChanges needs a TicketChangesContext above it.")
  return changes
}
