import { sql } from "kysely"
import type { Db, Tx } from "../database/connect.ts"
import { sketchOf } from "../triage/near-copies.ts"
import type { TicketText } from "../triage/provider.ts"
import { textKey } from "../triage/rules.ts"

// Some ten seconds of a training; the rest follows in the next ones.
const mostAtOnce = 5_000

/** Under which key a text counts, together with its near-copies, as SQL. */
export function keyOfCopies(text: TicketText) {
  const { words, bands } = sketchOf(text)
  return sql<Buffer>`key_of_copies(${textKey(text)}, ${words}::integer[], ${bands}::integer[])`
}

type Known = { text_key: Buffer; title: string; description: string }

/** Joins near-copies among the labels of requesters, which nobody has looked at before a training. */
export async function joinNearCopies(db: Db): Promise<void> {
  const { rows } = await sql<Known>`
    select distinct on (text_key) text_key, title, description
    from label join ticket on ticket.id = label.ticket_id
    where not exists (select from label_text known where known.text_key = label.text_key)
    order by text_key limit ${mostAtOnce}`.execute(db)
  for (const { text_key: key, ...text } of rows) {
    await db.transaction().execute(async (tx) => {
      // As who decides does: the labels first, then what near-copies wait for.
      await tx
        .selectFrom("label")
        .select("ticket_id")
        .where("text_key", "=", key)
        .forUpdate()
        .execute()
      await sql`update label set text_key = joined
        from (select ${keyOfCopies(text)} as joined) found
        where text_key = ${key} and text_key <> joined`.execute(tx)
    })
  }
}

/** Texts of which no label is left are forgotten with what was learned from them. */
export const forgetUnusedTexts = (tx: Tx) =>
  sql`delete from label_text known
    where not exists (select from label where label.text_key = known.text_key)`.execute(tx)
