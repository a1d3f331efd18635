import { sql } from "kysely"
import type { DailyTickets, QueueCounts, Stats } from "../../contract/stats.ts"
import {
  categories,
  priorities,
  statuses,
  type Category,
  type Priority,
  type Status,
} from "../../contract/vocabulary.ts"
import type { Db } from "../database/connect.ts"
import { only } from "../database/only.ts"

// Every figure comes from the counters (decision 0011), so none reads more rows on a larger desk. The
// sum over what is folded and what waits must stay one statement: only one snapshot is exact.

/** How many tickets have each value, which is listed though none has it. */
const breakdown = (column: "category" | "priority" | "status", values: readonly string[]) => {
  const counts = values.map(
    (value) => sql`${sql.lit(value)},
      coalesce(sum(tickets) filter (where ${sql.ref(column)} = ${sql.lit(value)}), 0)`,
  )
  return sql`json_build_object(${sql.join(counts)})`
}

/**
 * The desk's figures. The average divides by the days from the first ticket's day to today, both
 * counted, in UTC: dividing by the days that had tickets would flatter a quiet desk.
 */
export async function getStats(db: Db): Promise<Stats> {
  const { rows } = await sql<Stats>`
    select
      coalesce(sum(tickets), 0)::int as total_tickets,
      coalesce(sum(tickets) filter (where status = 'open'), 0)::int as open_tickets,
      coalesce(round(sum(tickets)::numeric / greatest(1,
        (now() at time zone 'utc')::date - first_ticket_day() + 1), 1), 0)::float8
        as avg_tickets_per_day,
      ${breakdown("priority", priorities)} as priority_breakdown,
      ${breakdown("category", categories)} as category_breakdown
    from ticket_counted`.execute(db)
  return only(rows)
}

/** How many tickets each view of the queue holds. */
export async function getQueueCounts(db: Db): Promise<QueueCounts> {
  const { rows } = await sql<QueueCounts>`
    select
      coalesce(sum(tickets), 0)::int as total,
      coalesce(sum(tickets) filter (where to_triage), 0)::int as to_triage,
      ${breakdown("status", statuses)} as status_breakdown
    from ticket_counted`.execute(db)
  return only(rows)
}

/** Values that tickets have; null means any, and a list without values none. */
type Values = {
  category: Category[] | null
  priority: Priority[] | null
  status: Status[] | null
  toTriage: boolean
}

/** How many tickets have some values. */
export async function countByValues(
  db: Db,
  { category, priority, status, toTriage }: Values,
): Promise<number> {
  const { rows } = await sql<{ tickets: number }>`
    select coalesce(sum(tickets), 0)::int as tickets from ticket_counted
    where category = any(coalesce(${category}::category[], array[category]))
      and priority = any(coalesce(${priority}::priority[], array[priority]))
      and status = any(coalesce(${status}::status[], array[status]))
      and (to_triage or not ${toTriage}::boolean)`.execute(db)
  return only(rows).tickets
}

/** Tickets created on each of the last days, oldest first, today last, in UTC, zero included. */
export async function getDailyTickets(db: Db, days: number): Promise<DailyTickets[]> {
  const { rows } = await sql<DailyTickets>`
    with today as (select (now() at time zone 'utc')::date as today),
    span as (
      select generate_series(today - ${days - 1}::int, today, interval '1 day')::date as day from today),
    counted as (
      select day, sum(tickets)::int as tickets from ticket_day_counted, today
      where day >= today - ${days - 1}::int
      group by day)
    select to_char(day, 'YYYY-MM-DD') as day, coalesce(tickets, 0) as tickets
    from span left join counted using (day)
    order by day`.execute(db)
  return rows
}
