import { parseSearchLine } from "../../contract/search-line.ts"
import type { TicketFilter } from "../../contract/tickets.ts"
import type { TransferFormat } from "../../contract/transfer.ts"
import type { Deps } from "../deps.ts"
import { filterOf } from "../search/filter.ts"
import { searchTickets } from "../search/queries.ts"
import { listTickets, positionOf, toTicket, type ListPage } from "../tickets/queries.ts"
import type { Position } from "../tickets/rules.ts"
import { exportedRow, exportHead } from "./formats.ts"

export type Export = { format: TransferFormat; filter: TicketFilter }
/** A piece of an exported file, and how many tickets it holds. */
export type ExportPage = { text: string; tickets: number }

const pageRows = 1_000

/**
 * All tickets that the list shows for a filter, in its order, written page by page: each page begins
 * where the last one ended, so that the millionth ticket costs as much as the first. Newest first instead
 * of by their last change, since a ticket that is changed meanwhile would jump over the page's end.
 */
export async function* exportPages(
  { db, searchDb }: Pick<Deps, "db" | "searchDb">,
  { format, filter }: Export,
): AsyncGenerator<ExportPage> {
  const line = parseSearchLine(filter.search ?? "", new Date())
  const { terms } = line
  const sort = line.sort === "updated" ? "newest" : line.sort
  let head = exportHead(format)
  let after: Position | null = null
  let hasMore = true
  while (hasMore) {
    const request = { filter: filterOf(filter, line), sort, after, limit: pageRows }
    const page: ListPage =
      terms.length === 0
        ? await listTickets(db, request)
        : await searchTickets(searchDb, terms, request)
    const rows = page.rows.map((row) => exportedRow(format, toTicket(row)))
    yield { text: head + rows.join(""), tickets: rows.length }
    head = ""
    const last = page.rows.at(-1)
    after = last ? positionOf(last, sort) : null
    hasMore = page.hasMore && last !== undefined
  }
}
