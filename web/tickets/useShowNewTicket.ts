import { useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import type { Ticket } from "../../contract/tickets.ts"
import { showToast } from "../ui/toasts.ts"
import { useIsPhone } from "../ui/useIsPhone.ts"
import { putNewTicket } from "./cached-tickets.ts"

/**
 * Goes to the queue, where the new ticket stands on top: opened where there is room for both, one
 * tap away on a phone.
 */
export function useShowNewTicket() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const isPhone = useIsPhone()
  return (ticket: Ticket) => {
    const params = { ticketId: String(ticket.id) }
    const open = () => void navigate({ to: "/tickets/$ticketId", params })
    putNewTicket(client, ticket)
    void client.invalidateQueries({ queryKey: ["stats"] })
    if (isPhone) void navigate({ to: "/" })
    else open()
    showToast({
      text: `Ticket #${ticket.id} created.`,
      ...(isPhone ? { action: { label: "Open", onAction: open } } : {}),
    })
  }
}
