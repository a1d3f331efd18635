import { ticketFilterSchema, type TicketFilter } from "../../contract/tickets.ts"
import { cutLine } from "../search/line-limit.ts"

/** The part of the address that says which tickets the queue shows. */
export type QueueSearch = {
  [Name in keyof TicketFilter]?: Exclude<TicketFilter[Name], undefined>
}

const operators = ["category", "priority", "status"] as const

/**
 * The filter in an address. What no menu can show, as several values or one that does not exist, goes into
 * the search line as an operator: there several count, and a wrong one is told.
 */
export function queueSearchFrom(params: Record<string, unknown>): QueueSearch {
  const whole = ticketFilterSchema.safeParse(params)
  if (whole.success) return withoutBlanks(whole.data)
  const faulty = new Set(whole.error.issues.map((issue) => issue.path[0]))
  const rest = Object.fromEntries(Object.entries(params).filter(([name]) => !faulty.has(name)))
  const pieces = operators.flatMap((name) => {
    const value = faulty.has(name) ? wordsOf(params[name]) : ""
    return value === "" ? [] : [`${name}:${/\s/.test(value) ? `"${value}"` : value}`]
  })
  // The router asks each of its routes in turn, with what the one before made of the address.
  const search = pieces.reduce(
    (line, piece) => (` ${line} `.includes(` ${piece} `) ? line : `${line} ${piece}`.trim()),
    wordsOf(rest["search"]),
  )
  const second = ticketFilterSchema.safeParse({ ...rest, search })
  return second.success ? withoutBlanks(second.data) : {}
}

const wordsOf = (value: unknown): string => (typeof value === "string" ? value.trim() : "")

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
