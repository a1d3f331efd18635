import { sql } from "kysely"
import type { Tx } from "../database/connect.ts"
import { invalid } from "../http/errors.ts"
import { announce } from "../tickets/history.ts"
import type { FieldChange } from "../tickets/rules.ts"

const refuse = (why: string) => invalid({ duplicate_of: [why] })

/**
 * Refuses what would make a chain of duplicates, and says what would be right. Locks the original;
 * the database refuses a chain too (0002_similar.sql), whoever writes it.
 */
export async function requireOriginal(tx: Tx, id: number, changes: FieldChange[]): Promise<void> {
  const to = changes.find(({ field }) => field === "duplicate_of")?.to ?? ""
  if (to === "") return
  const originalId = Number(to)
  if (originalId === id) throw refuse("must be another ticket")
  const original = await tx
    .selectFrom("ticket")
    .select("duplicate_of")
    .where("id", "=", originalId)
    .forUpdate()
    .executeTakeFirst()
  if (original === undefined) throw refuse(`must be a ticket that exists; ${to} does not`)
  if (original.duplicate_of !== null) {
    const first = original.duplicate_of
    throw refuse(`must not be a duplicate itself: #${to} is one of #${first}, so name #${first}`)
  }
  const copies = await tx
    .selectFrom("ticket")
    .select("id")
    .where("duplicate_of", "=", id)
    .orderBy("id")
    .limit(5)
    .execute()
  if (copies.length === 0) return
  const names = copies.map((copy) => `#${copy.id}`).join(", ")
  throw refuse(
    `cannot be given while other tickets are duplicates of #${id} (${names}); mark those as duplicates of #${to} first`,
  )
}

/** Tells the originals, in their histories, what became of the mark on a duplicate. */
export async function tellOriginals(
  tx: Tx,
  id: number,
  { type, changes }: { type: "changed" | "undone"; changes: FieldChange[] },
): Promise<void> {
  const mark = changes.find(({ field }) => field === "duplicate_of")
  if (mark === undefined) return
  const copy = String(id)
  await tell(tx, mark.from, { type, from: copy, to: "" })
  await tell(tx, mark.to, { type, from: "", to: copy })
}

type News = { type: "changed" | "undone"; from: string; to: string }

async function tell(tx: Tx, original: string, { type, from, to }: News): Promise<void> {
  if (original === "") return
  const row = await tx
    .updateTable("ticket")
    .set({ version: sql`version + 1`, updated_at: sql`now()` })
    .where("id", "=", Number(original))
    .returning(["id", "version"])
    .executeTakeFirst()
  // The original may have been deleted since.
  if (row === undefined) return
  await announce(tx, row, { type, actor: "person", changes: [{ field: "duplicates", from, to }] })
}
