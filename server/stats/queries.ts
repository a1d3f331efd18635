import { sql } from "kysely"
import type { DailyTickets, QueueCounts, Stats } from "../../contract/stats.ts"
import type { Db } from "../database/connect.ts"

/**
 * The desk's figures in one pass. The average divides by the days from the first ticket's day to
 * today, both counted, in UTC: dividing by the days that had tickets would flatter a quiet desk.
 */
export async function getStats(db: Db): Promise<Stats> {
  const { rows } = await sql<Stats>`
    select
      count(*)::int as total_tickets,
      count(*) filter (where status = 'open')::int as open_tickets,
      coalesce(round(count(*)::numeric / greatest(1,
        (now() at time zone 'utc')::date - (min(created_at) at time zone 'utc')::date + 1), 1), 0)::float8
        as avg_tickets_per_day,
      json_build_object(
        'low', count(*) filter (where priority = 'low'),
        'medium', count(*) filter (where priority = 'medium'),
        'high', count(*) filter (where priority = 'high'),
        'critical', count(*) filter (where priority = 'critical')) as priority_breakdown,
      json_build_object(
        'billing', count(*) filter (where category = 'billing'),
        'technical', count(*) filter (where category = 'technical'),
        'account', count(*) filter (where category = 'account'),
        'general', count(*) filter (where category = 'general')) as category_breakdown
    from ticket`.execute(db)
  return only(rows)
}

/** How many tickets each view of the queue holds. */
export async function getQueueCounts(db: Db): Promise<QueueCounts> {
  const { rows } = await sql<QueueCounts>`
    select
      count(*)::int as total,
      (select count(*)::int from ticket
        where (awaits_person(category_by, category_certainty)
          or awaits_person(priority_by, priority_certainty)) and status in ('open', 'in_progress'))
        as to_triage,
      json_build_object(
        'open', count(*) filter (where status = 'open'),
        'in_progress', count(*) filter (where status = 'in_progress'),
        'resolved', count(*) filter (where status = 'resolved'),
        'closed', count(*) filter (where status = 'closed')) as status_breakdown
    from ticket`.execute(db)
  return only(rows)
}

/** Tickets created on each of the last days, oldest first, today last, in UTC, zero included. */
export async function getDailyTickets(db: Db, days: number): Promise<DailyTickets[]> {
  const { rows } = await sql<DailyTickets>`
    with today as (select (now() at time zone 'utc')::date as today),
    span as (
      select generate_series(today - ${days - 1}::int, today, interval '1 day')::date as day from today),
    counted as (
      select (created_at at time zone 'utc')::date as day, count(*)::int as tickets
      from ticket, today
      where created_at >= (today - ${days - 1}::int)::timestamp at time zone 'utc'
      group by 1)
    select to_char(day, 'YYYY-MM-DD') as day, coalesce(tickets, 0) as tickets
    from span left join counted using (day)
    order by day`.execute(db)
  return rows
}

function only<Row>(rows: Row[]): Row {
  const [row] = rows
  if (row === undefined) throw new Error("An aggregate without groups has one row.")
  return row
}
