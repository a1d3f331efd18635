import { parseSearchLine } from "../contract/search-line.ts"
import type { TicketFilter } from "../contract/tickets.ts"
import type { Db } from "../server/database/connect.ts"
import { searchTickets } from "../server/search/queries.ts"
import { filterOf } from "../server/search/filter.ts"
import { countFrequencies } from "../server/similar/frequencies.ts"
import { similarTo } from "../server/similar/queries.ts"
import type { Frequencies } from "../server/similar/rules.ts"
import * as stats from "../server/stats/queries.ts"
import { getTicket, listTickets } from "../server/tickets/queries.ts"
import { encodeCursor, type Position } from "../server/tickets/rules.ts"

/** One call as a client makes it, and the same SQL as the bare driver runs it. */
export type Call = {
  what: string
  path: string
  raw: (db: Db) => Promise<unknown>
}

const anything: TicketFilter = {
  category: undefined,
  priority: undefined,
  status: undefined,
  to_triage: undefined,
}
const limit = 50

function list(what: string, wanted: Partial<TicketFilter>, after: Position | null = null): Call {
  const line = parseSearchLine(wanted.search ?? "", new Date())
  const filter = filterOf({ ...anything, ...wanted }, line)
  const request = { filter, sort: line.sort, after, limit }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(wanted)) query.set(name, String(value))
  if (after) query.set("cursor", encodeCursor(after))
  return {
    what,
    path: `/api/tickets/?${query.toString()}`,
    raw: (db) =>
      line.terms.length > 0 ? searchTickets(db, line.terms, request) : listTickets(db, request),
  }
}

/** Similar tickets by bare queries; the words are counted once, as the desk does in the background. */
function similarOf(id: number) {
  let counted: Promise<Frequencies> | null = null
  return async (db: Db) => similarTo(db, id, await (counted ??= countFrequencies(db)))
}

/** The calls of a working day, on a desk as full as bench/fill.ts made it. */
export function callsOn({ deep, id }: { deep: Position; id: number }): Call[] {
  return [
    list("list", {}),
    list("list, a page deep in the past", {}, deep),
    list("list, status=open", { status: "open" }),
    list("list, priority=critical", { priority: "critical" }),
    list("list, category, priority and status", {
      category: "billing",
      priority: "critical",
      status: "open",
    }),
    list(
      "list, three filters, deep",
      { category: "general", priority: "low", status: "closed" },
      deep,
    ),
    list("list, to triage", { to_triage: "true" }),
    list("search, a word in 9 of 100", { search: "payment" }),
    list("search, a word in 4 of 100", { search: "device" }),
    list("search, a word in 1.4 of 100", { search: "vouxfla" }),
    list("search, a word in 3 of 1,000", { search: "valgra" }),
    list("search, a word in 3 of 10,000", { search: "fousde" }),
    list("search, a word in no ticket", { search: "xylophonist" }),
    list("search, two words", { search: "payment printer" }),
    list("search, a phrase", { search: '"payment is"' }),
    list("search, a common word with a rare filter", {
      search: "payment",
      status: "open",
      priority: "critical",
    }),
    list("search, two letters, common", { search: "re" }),
    list("search, two letters in no ticket", { search: "qj" }),
    { what: "one ticket", path: `/api/tickets/${id}/`, raw: (db) => getTicket(db, id) },
    { what: "similar tickets", path: `/api/tickets/${id}/similar/`, raw: similarOf(id) },
    { what: "statistics", path: "/api/tickets/stats/", raw: (db) => stats.getStats(db) },
    {
      what: "counts of the views",
      path: "/api/stats/queue/",
      raw: (db) => stats.getQueueCounts(db),
    },
    {
      what: "tickets per day",
      path: "/api/stats/daily/",
      raw: (db) => stats.getDailyTickets(db, 30),
    },
  ]
}
