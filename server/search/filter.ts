import type { SearchLine } from "../../contract/search-line.ts"
import type { TicketFilter } from "../../contract/tickets.ts"
import type { ListFilter } from "../tickets/queries.ts"

/** What stands on both sides; null is any. */
function both<Value>(one: Value | undefined, others: Value[] | null): Value[] | null {
  if (one === undefined) return others
  return others === null || others.includes(one) ? [one] : []
}

/** What a list is narrowed to by its filters and by the operators of its search line. */
export const filterOf = (filter: TicketFilter, line: SearchLine): ListFilter => ({
  category: both(filter.category, line.category),
  priority: both(filter.priority, line.priority),
  status: both(filter.status, line.status),
  toTriage: filter.to_triage !== undefined,
  ids: line.ids.length > 0 ? line.ids : null,
  createdFrom: line.createdFrom,
  createdBefore: line.createdBefore,
})
