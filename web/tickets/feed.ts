import type { QueryClient } from "@tanstack/react-query"
import type { LiveEvent } from "../../contract/realtime.ts"
import { cachedTicket, isBeingWritten, putTicket } from "./cached-tickets.ts"
import { ticketQuery } from "./queries.ts"
import { throttle } from "./throttle.ts"

const gatherMs = 50
const newestMs = 500
const figuresMs = 1_000
// Beyond this, reading the list again is cheaper than reading its tickets one by one.
const manyTickets = 20

/** Turns live events into reads: an event only says what is stale, the truth is read again. */
export function createTicketFeed(client: QueryClient) {
  const pending = new Set<number>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const refreshFigures = throttle(
    () => void client.invalidateQueries({ queryKey: ["stats"] }),
    figuresMs,
  )
  const checkNewest = throttle(
    () => void client.invalidateQueries({ queryKey: ["tickets", "newest"] }),
    newestMs,
  )
  const gather = () => {
    timer ??= setTimeout(flush, gatherMs)
  }

  function flush(): void {
    timer = undefined
    const ids = [...pending]
    pending.clear()
    if (ids.length > manyTickets) {
      void client.invalidateQueries({ queryKey: ["tickets"] })
      return
    }
    for (const id of ids) {
      if (isBeingWritten(client, id)) pending.add(id)
      else void refresh(client, id)
    }
    if (pending.size > 0) gather()
  }

  return {
    /** Something happened to a ticket. */
    take({ ticket_id: id }: LiveEvent): void {
      refreshFigures.run()
      void client.invalidateQueries({
        queryKey: ["tickets", "list"],
        type: "inactive",
        refetchType: "none",
      })
      if (!cachedTicket(client, id)) {
        checkNewest.run()
        return
      }
      pending.add(id)
      gather()
    },

    /** Something may have happened since the first reading a moment ago; no row moves for it. */
    lookAgain(): void {
      refreshFigures.run()
      checkNewest.run()
      void client.invalidateQueries({ queryKey: ["tickets", "one"] })
    },

    /** Events may have been missed: everything in view is read again. */
    catchUp(): void {
      void client.invalidateQueries({ queryKey: ["tickets"] })
      void client.invalidateQueries({ queryKey: ["stats"] })
    },

    stop(): void {
      clearTimeout(timer)
      refreshFigures.stop()
      checkNewest.stop()
    },
  }
}

async function refresh(client: QueryClient, id: number): Promise<void> {
  const ticket = await client
    .fetchQuery({ ...ticketQuery(id), staleTime: 0, retry: false })
    // The row stays as it was; the banner says that the desk is out of reach.
    .catch(() => null)
  if (ticket) putTicket(client, ticket)
  const { queryKey: own } = ticketQuery(id)
  // All that hangs on the ticket, whatever it is called; the ticket itself was just read.
  void client.invalidateQueries({
    queryKey: own,
    predicate: ({ queryKey }) => queryKey.length > own.length,
  })
}
