import type { Spelling } from "../../contract/search.ts"
import type { Ticket } from "../../contract/tickets.ts"

/** The part of a list that holds what a search with a slip meant. */
export type Meant = {
  search: string
  words: Spelling["words"]
  /** How many tickets stand above it: those that hold what was written. */
  at: number
  /** How many tickets that hold it are loaded, those above included. */
  loaded: number
}

/** What was found as written, then what was found as meant without what stands above. */
export function joinLists(
  exact: Ticket[],
  also: readonly Ticket[],
  spelling: Spelling | undefined,
): { tickets: Ticket[]; meant: Meant | null } {
  const above = new Set(exact.map(({ id }) => id))
  const below = also.filter(({ id }) => !above.has(id))
  if (!spelling || spelling.search === null || below.length === 0) {
    return { tickets: exact, meant: null }
  }
  const { search, words } = spelling
  return {
    tickets: [...exact, ...below],
    meant: { search, words, at: exact.length, loaded: also.length },
  }
}

/** How many rows of the list's height stand above a ticket, the divider included. */
export const linesAbove = (index: number, dividerAt: number | null): number =>
  dividerAt !== null && index >= dividerAt ? index + 1 : index

/** The ticket that stands on a line of the list, or below the divider that does. */
export const indexOnLine = (line: number, dividerAt: number | null): number =>
  dividerAt !== null && line > dividerAt ? line - 1 : line
