import { sql } from "kysely"
import type {
  Backtest,
  BacktestProvider,
  BacktestState,
  BacktestWithReport,
} from "../../contract/backtests.ts"
import type { Category, Priority } from "../../contract/vocabulary.ts"
import type { Db, Tx } from "../database/connect.ts"
import { notFound } from "../http/errors.ts"
import {
  isCounted,
  labelColumns,
  readSettings,
  toLabel,
  type LabelRow,
} from "../learning/queries.ts"
import type { Label } from "../learning/lessons.ts"
import { figureOf } from "../quality/figures.ts"
import { failureKinds, type FailureKind } from "../triage/provider.ts"
import type { Budget } from "../triage/budget.ts"
import { reportOf, roleOf, type Tested } from "./rules.ts"

type BacktestRow = {
  id: number
  asked: BacktestProvider
  provider: string
  model: string
  prompt_version: string
  state: BacktestState
  failure: string | null
  created_at: Date
  finished_at: Date | null
  size: number
  failures: number
  categories: number
  right_categories: number
  priorities: number
  right_priorities: number
  answers: number
}

const toBacktest = (row: BacktestRow): Backtest => ({
  id: row.id,
  asked: row.asked,
  provider: row.provider,
  model: row.model,
  prompt_version: row.prompt_version,
  state: row.state,
  size: row.size,
  done: row.answers + row.failures,
  failures: row.failures,
  failure: row.failure,
  created_at: row.created_at.toISOString(),
  finished_at: row.finished_at?.toISOString() ?? null,
  accuracy: {
    category: figureOf(row.right_categories, row.categories),
    priority: figureOf(row.right_priorities, row.priorities),
  },
})

/** How many back-tests are kept. */
export const backtestsKept = 50

async function backtestRows(db: Db | Tx, id: number | null): Promise<Backtest[]> {
  const { rows } = await sql<BacktestRow>`
    select b.id, asked, provider, model, prompt_version, state, b.failure, created_at, finished_at,
      count(ticket_id)::int as size, count(a.failure)::int as failures, count(a.category)::int as answers,
      (count(*) filter (where a.category is not null and true_category is not null))::int as categories,
      (count(*) filter (where a.category = true_category))::int as right_categories,
      (count(*) filter (where a.priority is not null and true_priority is not null))::int as priorities,
      (count(*) filter (where a.priority = true_priority))::int as right_priorities
    from backtest b left join backtest_answer a on a.backtest_id = b.id
    where ${id}::bigint is null or b.id = ${id}
    group by b.id
    order by b.id desc
    limit ${backtestsKept}`.execute(db)
  return rows.map(toBacktest)
}

/** The back-tests, newest first. */
export const listBacktests = (db: Db): Promise<Backtest[]> => backtestRows(db, null)

/** A back-test, or a refusal with 404. */
export async function findBacktest(db: Db | Tx, id: number): Promise<Backtest> {
  const [backtest] = await backtestRows(db, id)
  if (backtest === undefined) throw notFound(`There is no back-test ${id}.`)
  return backtest
}

type AnswerRow = {
  true_category: Category | null
  true_priority: Priority | null
  category: Category | null
  priority: Priority | null
  category_confidence: number | null
  priority_confidence: number | null
  abstains: string | null
  latency_ms: number | null
  input_tokens: number | null
  output_tokens: number | null
  failure: string | null
}

const isFailure = (kind: string | null): kind is FailureKind =>
  failureKinds.some((known) => known === kind)

function toTested(row: AnswerRow): Tested[] {
  const truth = { category: row.true_category, priority: row.true_priority }
  const cost = {
    latencyMs: row.latency_ms ?? 0,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
  }
  const { category, priority, category_confidence, priority_confidence, failure } = row
  if (isFailure(failure)) return [{ truth, outcome: { ...cost, answer: null, failure } }]
  if (category === null || priority === null) return []
  if (category_confidence === null || priority_confidence === null) return []
  const values = { category, priority, category_confidence, priority_confidence }
  const answer = { ...values, knowsLanguage: row.abstains === null }
  return [{ truth, outcome: { ...cost, answer, failure: null } }]
}

/** A back-test with its figures so far, or a refusal with 404. */
export async function getBacktest(
  db: Db,
  id: number,
  pricesOf: Budget["pricesOf"],
): Promise<BacktestWithReport> {
  const backtest = await findBacktest(db, id)
  const rows = await db
    .selectFrom("backtest_answer")
    .selectAll()
    .where("backtest_id", "=", id)
    .where((row) => row.or([row("category", "is not", null), row("failure", "is not", null)]))
    .orderBy("position")
    .execute()
  const { thresholds } = await readSettings(db)
  const prices = pricesOf(roleOf(backtest.asked))
  const terms = { thresholds, provider: backtest.provider, prices }
  return { ...backtest, report: reportOf(rows.flatMap(toTested), terms) }
}

/** More than these before the tested ones make learning slow and the answers no better. */
export const mostLearned = 20_000

/** The newest labels, in the order of their decisions, one for each text. */
export async function newestLabels(db: Db, limit: number): Promise<Label[]> {
  const { rows } = await sql<LabelRow>`
    select ${labelColumns} from label join ticket on ticket.id = label.ticket_id
    where ${isCounted}
    order by decided_at desc, ticket_id desc limit ${limit}`.execute(db)
  return rows.toReversed().map(toLabel)
}

/** The newest labels of before a moment, in the order of their decisions, one for each text. */
export async function labelsBefore(
  db: Db,
  first: { decidedAt: string; ticketId: number },
): Promise<Label[]> {
  const { rows } = await sql<LabelRow>`
    select ${labelColumns} from label join ticket on ticket.id = label.ticket_id
    where (decided_at, ticket_id) < (${first.decidedAt}::timestamptz, ${first.ticketId}) and ${isCounted}
    order by decided_at desc, ticket_id desc limit ${mostLearned}`.execute(db)
  return rows.toReversed().map(toLabel)
}

/** A ticket of a back-test: what it teaches, and whether it was asked about already. */
export type TestedTicket = {
  ticketId: number
  decidedAt: string
  label: Label
  isDone: boolean
}

/** All tickets of a back-test in their order. The truth is what was decided when it was created. */
export async function ticketsOf(db: Db, backtestId: number): Promise<TestedTicket[]> {
  const { rows } = await sql<LabelRow & { decided: string; is_done: boolean }>`
    select ticket.id::int8 as ticket_id, '' as xid, title, description,
      a.true_category as category, a.true_priority as priority,
      coalesce(category_kind, 'chosen') as category_kind, coalesce(priority_kind, 'chosen') as priority_kind,
      desk_category is not null as is_desk_category, desk_priority is not null as is_desk_priority,
      a.decided_at::text as decided, (a.category is not null or a.failure is not null) as is_done
    from backtest_answer a join ticket on ticket.id = a.ticket_id
    left join label on label.ticket_id = a.ticket_id
    where a.backtest_id = ${backtestId}
    order by position`.execute(db)
  return rows.map((row) => ({
    ticketId: row.ticket_id,
    decidedAt: row.decided,
    label: toLabel(row),
    isDone: row.is_done,
  }))
}
