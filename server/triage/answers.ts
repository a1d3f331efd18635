import { createHash } from "node:crypto"
import type { Db, Tx } from "../database/connect.ts"
import {
  ProviderFailure,
  type Author,
  type Classification,
  type TicketText,
  type TokenUsage,
} from "./provider.ts"
import type { Knowledge } from "../learning/knowledge.ts"
import type { SuggestionRow } from "./queries.ts"
import { worthOf, type Worth } from "./rules.ts"

/** Who was asked about which text, and how long it took, in milliseconds. */
export type Asked = { author: Author; text: TicketText; latencyMs: number; ticketId: number | null }
type Answer = Classification & { usage?: TokenUsage | null }
/** An answer, with what it is worth on this desk. */
export type Answered = Asked & { answer: Answer; worth: Worth }

/** Names a text without keeping it: before a ticket exists nobody has submitted it. */
export const hashText = ({ title, description }: TicketText) =>
  createHash("sha256").update(title).update("\0").update(description).digest()

const columnsOf = ({ author, text, latencyMs, ticketId }: Asked) => ({
  ticket_id: ticketId,
  text_hash: hashText(text),
  provider: author.name,
  model: author.model,
  prompt_version: author.promptVersion,
  latency_ms: Math.round(latencyMs),
})

type Question = { author: Author; text: TicketText; classify: () => Answer | Promise<Answer> }

/** Asks a provider. Throws its ProviderFailure. */
export async function ask(
  knowledge: Knowledge,
  { author, text, classify }: Question,
): Promise<Answered> {
  const startedAt = performance.now()
  const answering = classify()
  // Waiting for what is there already would count the work of others.
  const answer = answering instanceof Promise ? await answering : answering
  const latencyMs = performance.now() - startedAt
  const worth = worthOf(answer, knowledge.calibrationsOf(author), knowledge.thresholds)
  return { author, text, latencyMs, ticketId: null, answer, worth }
}

/** An answer as its row holds it. */
export const answerColumns = (answered: Answered) => ({
  ...columnsOf(answered),
  category: answered.answer.category.value,
  category_confidence: answered.answer.category.confidence,
  priority: answered.answer.priority.value,
  priority_confidence: answered.answer.priority.confidence,
  reason: answered.answer.reason,
  category_calibrated: answered.worth.calibrated.category,
  priority_calibrated: answered.worth.calibrated.priority,
  abstains: answered.worth.abstains,
  input_tokens: answered.answer.usage?.inputTokens ?? null,
  output_tokens: answered.answer.usage?.outputTokens ?? null,
})

/** A shadow only runs beside the first provider. */
export type Role = "first" | "shadow"

/** Keeps an answer, for a ticket or for a text that may become one; a shadow's is only scored. */
export const storeAnswer = (
  db: Db | Tx,
  answered: Answered,
  role: Role = "first",
): Promise<SuggestionRow> =>
  db
    .insertInto("suggestion")
    .values({ ...answerColumns(answered), is_shadow: role === "shadow" })
    .returningAll()
    .executeTakeFirstOrThrow()

/** Keeps that a provider had no answer, and why. */
export async function storeFailure(
  db: Db,
  asked: Asked,
  { failure, role }: { failure: ProviderFailure; role: Role },
): Promise<void> {
  await db
    .insertInto("suggestion")
    .values({
      ...columnsOf(asked),
      failure: failure.kind,
      input_tokens: failure.usage?.inputTokens ?? null,
      output_tokens: failure.usage?.outputTokens ?? null,
      is_shadow: role === "shadow",
    })
    .execute()
}
