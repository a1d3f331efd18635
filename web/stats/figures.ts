import type { DailyTickets } from "../../contract/stats.ts"
import { count, ticketCount } from "../ui/format.ts"

/** One row of a breakdown: how many tickets have a value, and what part of all that is. */
export type Share<Key extends string> = { key: Key; count: number; share: number }

/** The rows of a breakdown in the order of the closed list, zero included. */
export function sharesOf<Key extends string>(
  keys: readonly Key[],
  counts: Record<Key, number>,
): Share<Key>[] {
  const total = keys.reduce((sum, key) => sum + counts[key], 0)
  return keys.map((key) => ({
    key,
    count: counts[key],
    share: total === 0 ? 0 : counts[key] / total,
  }))
}

const shortDay = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  timeZone: "UTC",
})
const longDay = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  timeZone: "UTC",
})

/** A day for an axis: 3 Nov. */
export const dayMark = (day: string) => shortDay.format(new Date(day))

/** A day for a sentence: Monday 3 November. */
export const dayWords = (day: string) => longDay.format(new Date(day))

/** What a chart of days shows, as a sentence for those who do not see it. */
export function daysSummary(days: DailyTickets[]): string {
  const total = days.reduce((sum, day) => sum + day.tickets, 0)
  const busiest = days.reduce<DailyTickets | null>(
    (best, day) => (day.tickets > (best?.tickets ?? 0) ? day : best),
    null,
  )
  const start = `${ticketCount(total)} in ${days.length} ${days.length === 1 ? "day" : "days"}`
  if (busiest === null) return `${start}.`
  return `${start}; most on ${dayWords(busiest.day)}: ${count(busiest.tickets)}.`
}
