import type { Pool } from "pg"

const count = 2_000

/**
 * Lends open tickets to work that writes, and removes them and whatever it created, so that the next
 * call meets the desk as it was filled.
 */
export async function withSpareTickets(
  pool: Pool,
  lastId: number,
  work: (ids: number[]) => Promise<void>,
): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into ticket (title, description, category, priority)
     select title, description, category, priority from ticket order by id desc limit $1
     returning id`,
    [count],
  )
  try {
    await work(rows.map(({ id }) => Number(id)))
  } finally {
    await pool.query("delete from ticket_event where ticket_id > $1", [lastId])
    await pool.query("delete from ticket where id > $1", [lastId])
    await pool.query("vacuum ticket, ticket_event, label")
  }
}
