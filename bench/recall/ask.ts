import type { Ticket } from "../../contract/tickets.ts"
import { createApiClient, type ApiClient } from "../../web/app/api-client.ts"
import { queries, type Query } from "./queries.ts"
import { fold, holds, tickets } from "./tickets.ts"

/** What the queue shows for a query. */
export type Answer = {
  query: Query
  /** Whether each ticket of the list, from the first on, holds the words that were meant. */
  isRight: boolean[]
  /** How many tickets of the desk do. */
  right: number
  correction: "none" | "right" | "wrong"
}

/** Brings the tickets in, in their order. */
export async function loadTickets(deskUrl: string): Promise<void> {
  const lines = tickets.map(({ title, description, category, priority }) =>
    JSON.stringify({ title, description, category, priority }),
  )
  const response = await fetch(`${deskUrl}/api/tickets/import/`, {
    method: "POST",
    headers: { "content-type": "application/jsonl" },
    body: lines.join("\n"),
  })
  if (!response.ok) throw new Error(`The import answered ${response.status}.`)
}

async function list(api: ApiClient, search: string): Promise<Ticket[]> {
  const found: Ticket[] = []
  let cursor: string | null | undefined
  while (cursor !== null) {
    const page = await api.page("listTickets", { query: { search, limit: 200, cursor } })
    found.push(...page.items)
    cursor = page.next
  }
  return found
}

const correctionOf = ({ meant }: Query, search: string | null): Answer["correction"] => {
  if (search === null) return "none"
  return fold(search) === meant.join(" ") ? "right" : "wrong"
}

/** As the queue does: what holds the words as they are written, then what holds those that are likelier. */
async function ask(api: ApiClient, query: Query): Promise<Answer> {
  const { search } = await api.call("checkSpelling", { query: { search: query.search } })
  const asWritten = await list(api, query.search)
  const asMeant = search === null ? [] : await list(api, search)
  const shown = new Map([...asWritten, ...asMeant].map((ticket) => [ticket.id, ticket]))
  return {
    query,
    isRight: [...shown.values()].map((ticket) => holds(ticket, query.meant)),
    right: tickets.filter((ticket) => holds(ticket, query.meant)).length,
    correction: correctionOf(query, search),
  }
}

/** Asks a desk that holds the tickets all queries, one after the other. */
export async function askAll(deskUrl: string): Promise<Answer[]> {
  const api = createApiClient((path, init) => fetch(`${deskUrl}${path}`, init))
  const answers: Answer[] = []
  for (const query of queries) answers.push(await ask(api, query))
  return answers
}
