import type { TicketFilter } from "../contract/tickets.ts"
import { cursorOf, type Position } from "../server/tickets/rules.ts"
import { absentWord, forgottenWord, knownPhrase } from "./known-words.ts"
import * as reference from "./reference.ts"
import type { Reference } from "./reference.ts"
import type { HttpRequest } from "./requests.ts"
import { absentValues, forgottenValues } from "./tickets.ts"

/** One call as a client makes it, and the same SQL for the bare driver. */
export type Call = {
  what: string
  nextRequest: () => HttpRequest
  openReference: (url: string) => Promise<Reference>
}

/** Places in the list: after half of the tickets, and after nine tenths of them. */
export type Places = { half: Position; old: Position }

function list(what: string, wanted: Partial<TicketFilter>, after: Position | null = null): Call {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(wanted)) query.set(name, String(value))
  if (after) query.set("cursor", cursorOf(after))
  const path = `/api/tickets/?${query.toString()}`
  return {
    what,
    nextRequest: () => ({ method: "GET", path }),
    openReference: (url) => reference.replay(url, reference.readList(wanted, after)),
  }
}

const get = (what: string, path: string, openReference: Call["openReference"]): Call => ({
  what,
  nextRequest: () => ({ method: "GET", path }),
  openReference,
})

const differentPages = 500

/** Pages from all over the list in turn, so that no two clients ask for the same one at the same time. */
function pagesInTurn({ half, old }: Places): Call {
  const [from, to] = [old.at.getTime(), half.at.getTime()]
  const pages = Array.from({ length: differentPages }, (_, at) =>
    list(
      "a page",
      {},
      { at: new Date(from + ((to - from) * at) / differentPages), id: 1, priority: null },
    ),
  )
  let turn = 0
  return {
    what: "list, another page each time",
    nextRequest: () => {
      const page = pages[turn++ % pages.length] ?? list("list", {})
      return page.nextRequest()
    },
    openReference: (url) => reference.replay(url, reference.readList({}, half)),
  }
}

const listCalls = (places: Places): Call[] => [
  list("list", {}),
  pagesInTurn(places),
  ...pagesOf(places),
]

const pagesOf = ({ half, old }: Places): Call[] => [
  list("list, after half of it", {}, half),
  list("list, after nine tenths", {}, old),
  list("list, category", { category: "general" }),
  list("list, priority", { priority: "critical" }),
  list("list, status", { status: "open" }),
  list("list, to triage", { to_triage: "true" }),
  list("list, category and priority", { category: "billing", priority: "critical" }),
  list("list, category and status", { category: "account", status: "in_progress" }),
  list("list, priority and status", { priority: "high", status: "resolved" }),
  list("list, all three", { category: "billing", priority: "critical", status: "open" }),
  list(
    "list, all three, after nine tenths",
    { category: "general", priority: "low", status: "closed" },
    old,
  ),
  list("list, all three in no ticket", absentValues),
  list("list, all three in old tickets alone", forgottenValues),
]

const searchCalls: Call[] = [
  list("search, a word in nearly all", { search: "the" }),
  list("search, a word in 9 of 100", { search: "warranty" }),
  list("search, a word in 4 of 100", { search: "keyboard" }),
  list("search, a word in 1.4 of 100", { search: "courier" }),
  list("search, a word in 3 of 1,000", { search: "wallpaper" }),
  list("search, a word in 3 of 10,000", { search: "accordion" }),
  list("search, a word in 3 of 100,000", { search: "typewriter" }),
  list("search, a word in no ticket", { search: absentWord }),
  list("search, two words", { search: "warranty keyboard" }),
  list("search, a phrase", { search: `"${knownPhrase.text}"` }),
  list("search, a phrase of common words", { search: '"the to"' }),
  list("search, a common word with a rare filter", {
    search: "payment",
    priority: "critical",
    status: "open",
  }),
  list("search, a common word in old tickets alone", { search: "the", ...forgottenValues }),
  list("search, a word in old tickets alone", { search: forgottenWord.text }),
  list("search, two letters in nearly all", { search: "re" }),
  list("search, two letters in no ticket", { search: "qj" }),
]

const figureCalls: Call[] = [
  get("statistics", "/api/tickets/stats/", (url) => reference.replay(url, reference.readStats)),
  get("counts of the views", "/api/stats/queue/", (url) =>
    reference.replay(url, reference.readQueueCounts),
  ),
  get("tickets per day", "/api/stats/daily/", (url) =>
    reference.replay(url, reference.readDailyTickets),
  ),
]

const comparedTickets = 50

/** Of many tickets in turn: what it takes differs with the words of each. */
function similarCall(rows: number): Call {
  const ids = Array.from({ length: comparedTickets }, (_, at) =>
    Math.ceil((rows * (at + 1)) / comparedTickets),
  )
  let turn = 0
  return {
    what: "similar tickets",
    nextRequest: () => ({
      method: "GET",
      path: `/api/tickets/${ids[turn++ % ids.length] ?? 1}/similar/`,
    }),
    openReference: (url) => reference.replaySimilar(url, ids),
  }
}

/** The reads of a working day, on a desk filled with so many of the bench's tickets. */
export function readCalls(places: Places, rows: number): Call[] {
  const id = Math.ceil(rows / 2)
  return [
    ...listCalls(places),
    ...searchCalls,
    get("one ticket", `/api/tickets/${id}/`, (url) =>
      reference.replay(url, reference.readTicket(id)),
    ),
    similarCall(rows),
    ...figureCalls,
  ]
}

const newTicket = {
  title: "Checkout times out",
  description: "Since 14:00 every card payment ends in a time-out. ".repeat(5),
  category: "technical",
  priority: "high",
} as const

/** Moves one ticket after the other on, and all of them back in the next round. */
function createTurns(ids: number[]) {
  let turn = 0
  return () => {
    const round = Math.floor(turn / ids.length)
    const id = ids[turn++ % ids.length] ?? 0
    return { id, status: round % 2 === 0 ? "in_progress" : "open" } as const
  }
}

/** What writes; the given tickets are open, and anything may happen to them. */
export function writeCalls(ids: number[]): Call[] {
  const nextWish = createTurns(ids)
  return [
    {
      what: "create",
      nextRequest: () => ({
        method: "POST",
        path: "/api/tickets/",
        body: JSON.stringify(newTicket),
      }),
      openReference: (url) => reference.replay(url, reference.createTicket(newTicket)),
    },
    {
      what: "change of status",
      nextRequest: () => {
        const { id, status } = nextWish()
        return { method: "PATCH", path: `/api/tickets/${id}/`, body: JSON.stringify({ status }) }
      },
      openReference: async () => reference.changeStatusInSql(nextWish),
    },
  ]
}
