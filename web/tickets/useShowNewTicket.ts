import { useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import type { Ticket } from "../../contract/tickets.ts"
import { showToast } from "../ui/toasts.ts"
import { putNewTicket } from "./cached-tickets.ts"

const hasRoomForBoth = () => matchMedia("(min-width: 900px)").matches

/**
 * Goes to the queue, where the new ticket stands on top: opened where there is room for both, one
 * tap away on a phone.
 */
export function useShowNewTicket() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return (ticket: Ticket) => {
    const params = { ticketId: String(ticket.id) }
    const open = () => void navigate({ to: "/tickets/$ticketId", params })
    putNewTicket(client, ticket)
    void client.invalidateQueries({ queryKey: ["stats"] })
    if (hasRoomForBoth()) open()
    else void navigate({ to: "/" })
    showToast({
      text: `Ticket #${ticket.id} created.`,
      ...(hasRoomForBoth() ? {} : { action: { label: "Open", onAction: open } }),
    })
  }
}
