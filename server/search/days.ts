import { sql } from "kysely"
import type { Db } from "../database/connect.ts"

/** A day in UTC by its name, with how many tickets were created on it. */
export type Day = { day: string; tickets: number }

type Span = { from: Date | null; to: Date | null; direction: "asc" | "desc" }

/** The days that have tickets, from that of one moment to that of another. */
export async function daysBetween(db: Db, { from, to, direction }: Span): Promise<Day[]> {
  const { rows } = await sql<Day>`
    select day::text, sum(tickets)::int as tickets from ticket_day_counted
    where day >= coalesce((${from}::timestamptz at time zone 'utc')::date, '-infinity')
      and day <= coalesce((${to}::timestamptz at time zone 'utc')::date, 'infinity')
    group by ticket_day_counted.day having sum(tickets) > 0
    order by ticket_day_counted.day ${sql.raw(direction)}`.execute(db)
  return rows
}

/** How many tickets the days have together. */
export const ticketsOn = (days: Day[]) => days.reduce((sum, { tickets }) => sum + tickets, 0)

/** How many of the next days hold so many tickets together. */
export function countDays(days: Day[], tickets: number): number {
  let [count, sum] = [0, 0]
  while (count < days.length && sum < tickets) sum += days[count++]?.tickets ?? 0
  return count
}
