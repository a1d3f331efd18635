import { sql, type Selectable } from "kysely"
import { z } from "zod"
import type { Explanation, Suggested, Suggestion, TriageStatus } from "../../contract/triage.ts"
import type { Category, Priority } from "../../contract/vocabulary.ts"
import type { Db, Tx } from "../database/connect.ts"
import type { Suggestion as SuggestionTable } from "../database/schema.ts"
import type { Deps } from "../deps.ts"
import { getTicket } from "../tickets/queries.ts"
import type { BreakerState } from "./circuit-breaker.ts"
import { marksFor } from "./builtin/explain.ts"
import { readWith } from "./builtin/starter.ts"
import { hashText } from "./answers.ts"
import type { Triage } from "./commands.ts"
import type { Author, TicketText } from "./provider.ts"
import { abstentions, verdictOn, type Thresholds } from "./rules.ts"

export type SuggestionRow = Selectable<SuggestionTable>
/** A suggestion that answers, as opposed to the record of a failure. */
export type AnswerRow = SuggestionRow & {
  category: Category
  priority: Priority
  category_confidence: number
  priority_confidence: number
}

export const isAnswer = (row: SuggestionRow): row is AnswerRow => row.failure === null

const sourceOf = (row: SuggestionRow): Suggested["source"] =>
  row.provider === "builtin" ? "builtin" : "llm"

const abstention = z.enum(abstentions).nullable()

const answerOf = (row: AnswerRow) => ({
  confidence: {
    category: row.category_calibrated ?? row.category_confidence,
    priority: row.priority_calibrated ?? row.priority_confidence,
  },
  is_calibrated: {
    category: row.category_calibrated !== null,
    priority: row.priority_calibrated !== null,
  },
  abstains: abstention.parse(row.abstains),
  source: sourceOf(row),
  provider: row.provider,
  model: row.model,
  reason: row.reason,
})

/** An answer as the form is shown it. */
export const toSuggested = (
  row: AnswerRow,
  thresholds: Thresholds,
  fallbackFrom: string | null,
): Suggested => ({
  suggestion_id: row.id,
  suggested_category: row.category,
  suggested_priority: row.priority,
  ...answerOf(row),
  certainty: verdictOn(row, thresholds),
  fallback_from: fallbackFrom,
})

const toSuggestion = (row: AnswerRow): Suggestion => ({
  id: row.id,
  category: row.category,
  priority: row.priority,
  ...answerOf(row),
  prompt_version: row.prompt_version,
  chosen_category: row.chosen_category,
  chosen_priority: row.chosen_priority,
  created_at: row.created_at.toISOString(),
})

/**
 * Which words of a stored ticket speak for what triage suggested last, else for its values; or a refusal
 * with 404.
 */
export async function explainTicket(
  { db, triage }: Pick<Deps, "db" | "triage">,
  id: number,
): Promise<Explanation> {
  const { title, description, ...ticket } = await getTicket(db, id)
  const [suggested] = await listSuggestions(db, id)
  const { category, priority } = suggested ?? ticket
  const { builtin } = triage.knowledge.current()
  const text = { title, description }
  const { signals } = readWith(builtin.starter, text)
  const explained = { starter: builtin.starter, desk: builtin.desk, signals, text }
  const marks = marksFor(explained, { category, priority })
  return { category, priority, marks: [...marks.category, ...marks.priority] }
}

/** Whether the built-in classifier has answered beside the language model for a ticket. */
export async function hasBuiltinShadow(db: Db, ticketId: number): Promise<boolean> {
  const found = await db
    .selectFrom("suggestion")
    .select("id")
    .where("ticket_id", "=", ticketId)
    .where("provider", "=", "builtin")
    .where("is_shadow", "=", true)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

const knownForMinutes = 10

/** What this author lately answered to exactly this text, while no ticket has used it. */
export async function findKnownAnswer(
  db: Db,
  author: Author,
  text: TicketText,
): Promise<AnswerRow | null> {
  const row = await db
    .selectFrom("suggestion")
    .selectAll()
    .where("text_hash", "=", hashText(text))
    .where("ticket_id", "is", null)
    .where("failure", "is", null)
    .where("provider", "=", author.name)
    .where("model", "=", author.model)
    .where("prompt_version", "=", author.promptVersion)
    .where("created_at", ">", sql<Date>`now() - make_interval(mins => ${knownForMinutes})`)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst()
  return row && isAnswer(row) ? row : null
}

/**
 * The suggestion that a person was shown while they wrote a text, locked, or null when it is gone or was
 * never shown to them: a shadow's, or another ticket's. A draft may have been edited after its suggestion;
 * once a ticket has the suggestion, only a copy of its text may have it too.
 */
export async function lockShown(
  tx: Tx,
  { id, text }: { id: number; text: TicketText },
): Promise<AnswerRow | null> {
  const row = await tx
    .selectFrom("suggestion")
    .selectAll()
    .where("id", "=", id)
    .where("is_shadow", "=", false)
    .where((row) => row.or([row("ticket_id", "is", null), row("text_hash", "=", hashText(text))]))
    .forUpdate()
    .executeTakeFirst()
  return row && isAnswer(row) ? row : null
}

/** The answers for a ticket that were not only scored, newest first: the first of them stands. */
export const answersFor = (db: Db, ticketId: number) =>
  db
    .selectFrom("suggestion")
    .where("ticket_id", "=", ticketId)
    .where("failure", "is", null)
    .where("is_shadow", "=", false)
    .orderBy("id", "desc")

/** The latest answers for a ticket, newest first, or a refusal with 404. */
export async function listSuggestions(db: Db, ticketId: number): Promise<Suggestion[]> {
  const rows = await answersFor(db, ticketId).selectAll().limit(20).execute()
  if (rows.length === 0) await getTicket(db, ticketId)
  return rows.filter(isAnswer).map(toSuggestion)
}

/** Who answers now, and whether it works. */
export async function readStatus({ knowledge, llm, budget }: Triage): Promise<TriageStatus> {
  const { builtin } = knowledge.current()
  const first = llm?.provider ?? builtin
  const status: BreakerState =
    llm !== null && (await budget.isSpent())
      ? { state: "stopped", failure: "budget_spent", since: null }
      : (llm?.status() ?? { state: "ready", failure: null, since: null })
  const spending = await budget.spending()
  const { model: builtin_model } = builtin
  const { name: provider, model, promptVersion: prompt_version } = first
  return { provider, model, prompt_version, builtin_model, spending, ...status }
}
