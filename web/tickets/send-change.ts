import type { QueryClient } from "@tanstack/react-query"
import type { Ticket } from "../../contract/tickets.ts"
import type { ApiClient } from "../app/api-client.ts"
import { cachedTicket, putTicket, updateCached, writeKey } from "./cached-tickets.ts"
import { restored } from "./change-rules.ts"

export type Desk = { client: QueryClient; api: ApiClient }

/** A change that was sent: the tickets as the server answered, and what it refused. */
export type Outcome = { done: Ticket[]; failures: { id: number; error: unknown }[] }

type Sending = {
  id: number
  /** The ticket as it looks at once. */
  apply: (ticket: Ticket) => Ticket
  send: () => Promise<Ticket>
}

/** Shows a change at once and sends it; takes it back where the server refuses, and throws why. */
export async function sendOne({ client }: Desk, { id, apply, send }: Sending): Promise<Ticket> {
  // A read that is under way would bring the old value back for a moment.
  void client.cancelQueries({ queryKey: ["tickets", "one", id], exact: true })
  const before = cachedTicket(client, id)
  const after = before && apply(before)
  if (after) updateCached(client, id, () => after)
  try {
    const answered = await inTurn(client, id, send)
    putTicket(client, answered)
    return answered
  } catch (error) {
    if (before && after) updateCached(client, id, (now) => restored(now, before, after))
    throw error
  }
}

// The scope makes changes of one ticket wait for each other, so that they arrive in order.
const inTurn = (client: QueryClient, id: number, send: () => Promise<Ticket>): Promise<Ticket> =>
  client
    .getMutationCache()
    .build<Ticket, Error, void, unknown>(client, {
      networkMode: "always",
      mutationKey: writeKey(id),
      scope: { id: `ticket-${id}` },
      mutationFn: send,
    })
    .execute(undefined)

/** The same for several tickets. All look changed at once; the outcome tells them apart. */
export async function sendAll(desk: Desk, sendings: readonly Sending[]): Promise<Outcome> {
  const outcome: Outcome = { done: [], failures: [] }
  await Promise.all(
    sendings.map((sending) =>
      sendOne(desk, sending).then(
        (ticket) => outcome.done.push(ticket),
        (error: unknown) => outcome.failures.push({ id: sending.id, error }),
      ),
    ),
  )
  markStale(desk.client, [...outcome.done, ...outcome.failures])
  return outcome
}

/** What a change makes stale. Lists in view keep still; they are read again when next shown. */
function markStale(client: QueryClient, tickets: readonly { id: number }[]): void {
  void client.invalidateQueries({ queryKey: ["stats"] })
  void client.invalidateQueries({ queryKey: ["tickets", "list"], refetchType: "none" })
  for (const { id } of tickets) void client.invalidateQueries({ queryKey: ["tickets", "one", id] })
}
