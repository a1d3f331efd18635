import { createHash } from "node:crypto"
import type { Db, Tx } from "../database/connect.ts"
import {
  ProviderFailure,
  type Classification,
  type Provider,
  type TicketText,
  type TokenUsage,
} from "./provider.ts"
import type { SuggestionRow } from "./queries.ts"

export type Author = Pick<Provider, "name" | "model" | "promptVersion">

/** Who was asked about which text, and how long it took, in milliseconds. */
export type Asked = { author: Author; text: TicketText; latencyMs: number; ticketId: number | null }
export type Answered = Asked & { answer: Classification & { usage?: TokenUsage | null } }

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

/** Asks a provider. Throws its ProviderFailure. */
export async function ask(
  author: Author,
  text: TicketText,
  classify: () => Answered["answer"] | Promise<Answered["answer"]>,
): Promise<Answered> {
  const startedAt = performance.now()
  const answer = await classify()
  return { author, text, latencyMs: performance.now() - startedAt, ticketId: null, answer }
}

/** An answer as its row holds it. */
export const answerColumns = (answered: Answered) => ({
  ...columnsOf(answered),
  category: answered.answer.category.value,
  category_confidence: answered.answer.category.confidence,
  priority: answered.answer.priority.value,
  priority_confidence: answered.answer.priority.confidence,
  reason: answered.answer.reason,
  input_tokens: answered.answer.usage?.inputTokens ?? null,
  output_tokens: answered.answer.usage?.outputTokens ?? null,
})

/** Keeps an answer, for a ticket or for a text that may become one. */
export const storeAnswer = (db: Db | Tx, answered: Answered): Promise<SuggestionRow> =>
  db
    .insertInto("suggestion")
    .values(answerColumns(answered))
    .returningAll()
    .executeTakeFirstOrThrow()

/** Keeps that a provider had no answer, and why. */
export async function storeFailure(db: Db, asked: Asked, failure: ProviderFailure): Promise<void> {
  await db
    .insertInto("suggestion")
    .values({ ...columnsOf(asked), failure: failure.kind })
    .execute()
}
