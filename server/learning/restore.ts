import { sql } from "kysely"
import type { Db } from "../database/connect.ts"
import { lockVersions } from "./versions.ts"

/**
 * A dump brings the transaction numbers of the cluster that it came from, which lie ahead of those of a
 * new one: its labels would never count as settled. As soon as one lies ahead, all are numbered anew in the same
 * order, below all transactions of this cluster: by how many trainings and activations lie before them,
 * since only that is ever asked of them.
 */
export async function settleRestored(db: Db): Promise<void> {
  const { rows } = await sql`
    select where exists (
      select from label where xid >= pg_snapshot_xmax(pg_current_snapshot())
      union all select from label_removal where xid >= pg_snapshot_xmax(pg_current_snapshot())
      union all select from triage_model where learned_before > pg_snapshot_xmax(pg_current_snapshot())
      union all select from triage_activation where learns_from > pg_snapshot_xmax(pg_current_snapshot()))`.execute(
    db,
  )
  if (rows.length === 0) return
  await db.transaction().execute(async (tx) => {
    await lockVersions(tx)
    await sql`
      create temporary table settled on commit drop as
      select at, (2 + row_number() over (order by at))::text::xid8 as xid
      from (select learned_before as at from triage_model union select learns_from from triage_activation) bound
      `.execute(tx)
    const settled = (column: string) => sql`
      set ${sql.ref(column)} = coalesce(
        (select max(xid) from settled where settled.at <= ${sql.ref(`moved.${column}`)}), '2'::xid8)`
    for (const [table, column] of [
      ["label", "xid"],
      ["label_removal", "xid"],
      ["triage_model", "learned_before"],
      ["triage_activation", "learns_from"],
    ] as const)
      await sql`update ${sql.table(table)} moved ${settled(column)}`.execute(tx)
  })
}
