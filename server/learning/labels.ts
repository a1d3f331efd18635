import { sql, type Selectable } from "kysely"
import {
  triageFields,
  type Category,
  type Priority,
  type TriageField,
} from "../../contract/vocabulary.ts"
import type { Tx } from "../database/connect.ts"
import type { Label, Ticket } from "../database/schema.ts"
import type { TicketText } from "../triage/provider.ts"
import { answersFor } from "../triage/queries.ts"
import { textKey } from "../triage/rules.ts"
import { kindOf } from "./rules.ts"
import { keyOfCopies } from "./texts.ts"

/** What a person decided; null takes the desk's word back, a field left out is not touched. */
export type Decision = {
  category?: Category | null | undefined
  priority?: Priority | null | undefined
}

type Row = Selectable<Label>
type TicketRow = Selectable<Ticket>
type Standing = { id: number; category: Category | null; priority: Priority | null } | undefined

const standingSuggestion = (tx: Tx, ticketId: number): Promise<Standing> =>
  answersFor(tx, ticketId).select(["id", "category", "priority"]).limit(1).executeTakeFirst()

const columnsFor = (row: Row | undefined, standing: Standing, words: Words) => ({
  requester_category: words.requester_category,
  requester_priority: words.requester_priority,
  desk_category: words.desk_category,
  desk_priority: words.desk_priority,
  category_kind: kindFor("category", row, { standing, words }),
  priority_kind: kindFor("priority", row, { standing, words }),
  suggestion_id: standing?.id ?? null,
})

type Words = Pick<
  Row,
  "requester_category" | "requester_priority" | "desk_category" | "desk_priority"
>
const noWords: Words = {
  requester_category: null,
  requester_priority: null,
  desk_category: null,
  desk_priority: null,
}

const isEmpty = (words: Words) => Object.values(words).every((word) => word === null)

// What was decided before keeps how it stood to the suggestion of its time.
function kindFor(
  field: TriageField,
  row: Row | undefined,
  { standing, words }: { standing: Standing; words: Words },
) {
  const value = words[`desk_${field}`] ?? words[`requester_${field}`]
  const wasSame = row?.[`desk_${field}`] === words[`desk_${field}`]
  if (row && wasSame && row[field] === value) return row[`${field}_kind`]
  return kindOf(value, standing?.[field] ?? null)
}

type Writing = { words: Words; row?: Row | undefined; standing: Standing; text: TicketText }

async function write(
  tx: Tx,
  ticket: TicketRow,
  { words, row, standing, text }: Writing,
): Promise<void> {
  if (isEmpty(words)) {
    await tx.deleteFrom("label").where("ticket_id", "=", ticket.id).execute()
    return
  }
  const wasAudit = (field: TriageField) =>
    (row?.[`${field}_audited`] ?? false) || ticket[`${field}_certainty`] === "audit"
  const columns = {
    ...columnsFor(row, standing, words),
    text_key: keyOfCopies(text),
    category_audited: wasAudit("category") && words.desk_category !== null,
    priority_audited: wasAudit("priority") && words.desk_priority !== null,
  }
  await tx
    .insertInto("label")
    .values({ ticket_id: ticket.id, ...columns })
    .onConflict((conflict) =>
      conflict.column("ticket_id").doUpdateSet({
        ...columns,
        xid: sql`pg_current_xact_id()`,
        decided_at: sql<Date>`now()`,
      }),
    )
    .execute()
}

/** What the requester chose in the form, beside the suggestion that they were shown there. */
export function requesterLabel(
  text: TicketText,
  { choice, shown }: { choice: Decision; shown: Standing },
) {
  const words = {
    ...noWords,
    requester_category: choice.category ?? null,
    requester_priority: choice.priority ?? null,
  }
  if (isEmpty(words)) return null
  // Near-copies are looked for by the next training, which is the first to learn from it: here, looking would
  // double what a new ticket costs, and copies sent at once would wait for each other.
  return { ...columnsFor(undefined, shown, words), text_key: textKey(text) }
}

/** A ticket as it was, locked, what it says from now on, and what the desk decided on it. */
export type Decided = { before: TicketRow; text: TicketText; decision: Decision }

const isAbout = (decision: Decision) => triageFields.some((field) => decision[field] !== undefined)

const lockLabel = (tx: Tx, ticketId: number): Promise<Row | undefined> =>
  tx
    .selectFrom("label")
    .selectAll()
    .where("ticket_id", "=", ticketId)
    .forUpdate()
    .executeTakeFirst()

/**
 * Keeps what the desk decided. The desk's word is the label; what the requester chose stays beside it,
 * and counts again when the desk takes its word back. A label follows the text of its ticket.
 */
export async function recordDesk(tx: Tx, decided: Decided): Promise<void> {
  const { before, text, decision } = decided
  const isRewritten = text.title !== before.title || text.description !== before.description
  if (!isAbout(decision) && !isRewritten) return
  const row = await lockLabel(tx, before.id)
  if (row && isRewritten) await rekey(tx, before.id, text)
  if (isAbout(decision)) await keepDesk(tx, decided, row)
}

/**
 * Keeps that the desk undid a decision. Where that leads back to what the requester chose, nobody at
 * the desk has said that it is right.
 */
export async function takeDeskBack(tx: Tx, decided: Decided): Promise<void> {
  const { category, priority } = decided.decision
  const row = await lockLabel(tx, decided.before.id)
  const decision = {
    category: category && category === row?.requester_category ? null : category,
    priority: priority && priority === row?.requester_priority ? null : priority,
  }
  await recordDesk(tx, { ...decided, decision })
}

async function keepDesk(
  tx: Tx,
  { before, text, decision }: Decided,
  row: Row | undefined,
): Promise<void> {
  const words = {
    ...noWords,
    ...(row && {
      requester_category: row.requester_category,
      requester_priority: row.requester_priority,
      desk_category: row.desk_category,
      desk_priority: row.desk_priority,
    }),
    ...(decision.category !== undefined && { desk_category: decision.category }),
    ...(decision.priority !== undefined && { desk_priority: decision.priority }),
  }
  const isSame = (field: TriageField) => words[`desk_${field}`] === (row?.[`desk_${field}`] ?? null)
  // A word said twice is no news to those who learn from it.
  if (triageFields.every(isSame)) return
  const standing = await standingSuggestion(tx, before.id)
  await write(tx, before, { words, row, standing, text })
  const isUnanswered = (field: TriageField) =>
    words[`requester_${field}`] !== null && words[`desk_${field}`] === null
  await tx
    .updateTable("agreement_sample")
    .set({ is_waiting: triageFields.some(isUnanswered) })
    .where("ticket_id", "=", before.id)
    .execute()
}

const rekey = (tx: Tx, ticketId: number, text: TicketText) =>
  tx
    .updateTable("label")
    .set({ text_key: keyOfCopies(text) })
    .where("ticket_id", "=", ticketId)
    .execute()
