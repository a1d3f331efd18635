import { sql } from "kysely"
import type { Suggested } from "../../contract/triage.ts"
import type { Category, Priority } from "../../contract/vocabulary.ts"
import type { Tx } from "../database/connect.ts"
import type { Deps } from "../deps.ts"
import type { KnowledgeKeeper } from "../learning/knowledge.ts"
import { answerColumns, ask, storeAnswer, storeFailure, type Answered } from "./answers.ts"
import type { Budget } from "./budget.ts"
import { getTicket } from "../tickets/queries.ts"
import type { Llm } from "./llm.ts"
import { ProviderFailure, type TicketText } from "./provider.ts"
import {
  answersFor,
  findKnownAnswer,
  hasBuiltinShadow,
  isAnswer,
  lockShown,
  toSuggested,
  type AnswerRow,
} from "./queries.ts"
import { countWork, type Work } from "./take-back.ts"
import { drawForAudit, verdictOn } from "./rules.ts"

/** Who answers: the language model, where one is configured, and always the built-in classifier. */
export type Triage = {
  knowledge: KnowledgeKeeper
  llm: Llm | null
  shadow: Llm | null
  budget: Budget
}

/** The built-in classifier's answer; no network, well under a millisecond for an ordinary ticket. */
export function askBuiltin(triage: Pick<Triage, "knowledge">, text: TicketText): Promise<Answered> {
  const knowledge = triage.knowledge.current()
  const { builtin } = knowledge
  return ask(knowledge, { author: builtin, text, classify: () => builtin.classifyText(text) })
}

type Answers = Pick<AnswerRow, "category" | "priority"> & Parameters<typeof verdictOn>[0]

/** What a ticket takes over from an answer: the values, and how sure triage is of each. */
export function filledBy({ knowledge }: Pick<Triage, "knowledge">, answer: Answers | Answered) {
  const { thresholds, auditShare } = knowledge.current()
  const stored = "worth" in answer ? answerColumns(answer) : answer
  const verdict = verdictOn(stored, thresholds)
  return {
    category: stored.category,
    priority: stored.priority,
    category_certainty: drawForAudit(verdict.category, auditShare, Math.random()),
    priority_certainty: drawForAudit(verdict.priority, auditShare, Math.random()),
  }
}

/** The language model's answer, or its failure, which is kept. */
export async function askLlm(
  { db, log, triage }: Pick<Deps, "db" | "log" | "triage">,
  llm: Llm,
  { text, ticketId }: { text: TicketText; ticketId: number | null },
): Promise<Answered | ProviderFailure> {
  const startedAt = performance.now()
  try {
    const classify = () => llm.classify(text)
    const question = { author: llm.provider, text, classify }
    return { ...(await ask(triage.knowledge.current(), question)), ticketId }
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error
    const latencyMs = performance.now() - startedAt
    log.warn(
      { provider: llm.provider.name, failure: error.kind, detail: error.message },
      "no triage",
    )
    if (error.wasAsked) {
      const asked = { author: llm.provider, text, latencyMs, ticketId }
      const role = llm === triage.shadow ? "shadow" : "first"
      await storeFailure(db, asked, { failure: error, role })
    }
    return error
  }
}

async function storeAndShow(
  { db, triage }: Pick<Deps, "db" | "triage">,
  answered: Answered,
  failure: ProviderFailure | null,
): Promise<Suggested> {
  const row = await storeAnswer(db, answered)
  if (!isAnswer(row)) throw new Error("A stored answer has no values.")
  return toSuggested(row, triage.knowledge.current().thresholds, failure?.kind ?? null)
}

/**
 * Suggests for a text that somebody writes. The same text asked again shortly is answered from what
 * is known; where the language model fails, the built-in classifier answers.
 */
export async function suggest(deps: Deps, text: TicketText): Promise<Suggested> {
  const { llm } = deps.triage
  const { builtin, thresholds } = deps.triage.knowledge.current()
  const known = await findKnownAnswer(deps.db, llm?.provider ?? builtin, text)
  if (known) return toSuggested(known, thresholds, null)
  if (llm === null) return storeAndShow(deps, await askBuiltin(deps.triage, text), null)
  const answered = await askLlm(deps, llm, { text, ticketId: null })
  if (!(answered instanceof ProviderFailure)) return storeAndShow(deps, answered, null)
  return storeAndShow(deps, await askBuiltin(deps.triage, text), answered)
}

type Choice = { category?: Category | undefined; priority?: Priority | undefined }

/** The suggestion that was shown, for a ticket that is about to be tied to it; null where it is gone. */
export async function takeShown(
  tx: Tx,
  named: { id: number; text: TicketText },
): Promise<AnswerRow | null> {
  const shown = await lockShown(tx, named)
  if (shown === null || shown.ticket_id === null) return shown
  // Two tickets came from one shown answer; each keeps its own record of what was chosen. The call was
  // paid for once.
  const { id: _, created_at: __, ...answer } = shown
  const copy = await tx
    .insertInto("suggestion")
    .values({ ...answer, ticket_id: null, input_tokens: null, output_tokens: null })
    .returning("id")
    .executeTakeFirstOrThrow()
  return { ...shown, id: copy.id }
}

/** Ties a suggestion to the ticket that came of it, with what the person chose. */
export async function tie(
  tx: Tx,
  suggestionId: number,
  { ticketId, choice }: { ticketId: number; choice: Choice },
): Promise<void> {
  await tx
    .updateTable("suggestion")
    .set({
      ticket_id: ticketId,
      chosen_category: choice.category ?? null,
      chosen_priority: choice.priority ?? null,
    })
    .where("id", "=", suggestionId)
    .execute()
}

/** Keeps beside the standing suggestion of a ticket what its people made of it; null withdraws. */
export async function recordChoice(
  tx: Tx,
  ticketId: number,
  choice: { chosen_category?: Category | null; chosen_priority?: Priority | null },
): Promise<void> {
  if (Object.keys(choice).length === 0) return
  await tx
    .updateTable("suggestion")
    .set(choice)
    .where("id", "=", answersFor(tx, ticketId).select("id").limit(1))
    .execute()
}

/**
 * Lets those answer for a stored ticket who only run beside the first provider: the second language
 * model, where one is configured, and the built-in classifier beside a language model.
 */
export async function askShadows(deps: Deps, ticketId: number): Promise<string> {
  const { llm, shadow } = deps.triage
  const { title, description } = await getTicket(deps.db, ticketId)
  const text = { title, description }
  const keep = (answered: Answered) => storeAnswer(deps.db, { ...answered, ticketId }, "shadow")
  // Work that failed is done again, all of it.
  if (llm && !(await hasBuiltinShadow(deps.db, ticketId))) {
    await keep(await askBuiltin(deps.triage, text))
  }
  if (shadow === null) return "the built-in classifier answered beside the language model"
  const answered = await askLlm(deps, shadow, { text, ticketId })
  if (answered instanceof ProviderFailure) throw answered
  await keep(answered)
  return `${shadow.provider.model} answered beside the first`
}

/** Takes back what a model filled in since a time, as a job; tells in how many tickets. */
export const undoTriage = ({ db, jobs }: Deps, work: Work): Promise<number> =>
  db.transaction().execute(async (tx) => {
    await jobs.enqueue(tx, "triage.take_back", work)
    return countWork(tx, work)
  })

/** Forgets what was suggested over a week ago for texts that nobody submitted. */
export async function forgetUnused({ db }: Pick<Deps, "db">): Promise<string> {
  const { numDeletedRows } = await db
    .deleteFrom("suggestion")
    .where("ticket_id", "is", null)
    .where("created_at", "<", sql<Date>`now() - interval '7 days'`)
    .executeTakeFirstOrThrow()
  return `forgot ${numDeletedRows} unused suggestions`
}
