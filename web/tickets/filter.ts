import { ticketFilterSchema, type TicketFilter } from "../../contract/tickets.ts"
import { cutLine } from "../search/line-limit.ts"

/** The part of the address that says which tickets the queue shows. */
export type QueueSearch = {
  [Name in keyof TicketFilter]?: Exclude<TicketFilter[Name], undefined>
}

/**
 * The filter in an address. A value that does not exist is left out: an old or mistyped link then
 * shows more tickets than meant, instead of none.
 */
export function queueSearchFrom(params: Record<string, unknown>): QueueSearch {
  const whole = ticketFilterSchema.safeParse(params)
  if (whole.success) return withoutBlanks(whole.data)
  const faulty = new Set(whole.error.issues.map((issue) => issue.path[0]))
  const rest = Object.fromEntries(Object.entries(params).filter(([name]) => !faulty.has(name)))
  const second = ticketFilterSchema.safeParse(rest)
  return second.success ? withoutBlanks(second.data) : {}
}

function withoutBlanks(filter: TicketFilter): QueueSearch {
  return {
    ...(filter.category ? { category: filter.category } : {}),
    ...(filter.priority ? { priority: filter.priority } : {}),
    ...(filter.status ? { status: filter.status } : {}),
    ...(filter.to_triage ? { to_triage: filter.to_triage } : {}),
    ...(filter.search ? { search: cutLine(filter.search) } : {}),
  }
}

/** Whether the filter leaves anything out. */
export const isFiltering = (filter: QueueSearch): boolean => Object.keys(filter).length > 0

type FilterChange = { [Name in keyof QueueSearch]?: string | undefined }

/** The filter with some of its parts changed; undefined and blank take a part away. */
export const withFilter = (filter: QueueSearch, change: FilterChange): QueueSearch =>
  queueSearchFrom({ ...filter, ...change })
