import { sql } from "kysely"
import type { BacktestProvider, BacktestState } from "../../contract/backtests.ts"
import type { Db } from "../database/connect.ts"
import type { Outcome } from "./rules.ts"

/** A back-test that this server took up. Whoever takes it up after us, or cancels it, ends our claim. */
export type Claim = {
  id: number
  attempt: number
  asked: BacktestProvider
  provider: string
  model: string
  prompt_version: string
}

// A living server moves it every second.
const abandonedAfterSeconds = 15

/** Takes up what waits longest, or what a server left that is gone; null when there is nothing. */
export async function claimNext(db: Db): Promise<Claim | null> {
  const { rows } = await sql<Claim>`
    update backtest set state = 'running', attempt = attempt + 1, worked_at = now()
    where id = (
      select id from backtest
      where state = 'waiting' or (state = 'running'
        and worked_at < now() - make_interval(secs => ${abandonedAfterSeconds}))
      order by worked_at limit 1 for update skip locked)
    returning id, attempt, asked, provider, model, prompt_version`.execute(db)
  return rows[0] ?? null
}

type Held = Pick<Claim, "id" | "attempt">

const isHeld = ({ id, attempt }: Held) =>
  sql<boolean>`id = ${id} and attempt = ${attempt} and state = 'running'`

/** Tells others that we are at it; false when it is no longer ours. */
export async function keepClaim(db: Db, claim: Held): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("backtest")
    .set({ worked_at: sql<Date>`now()` })
    .where(isHeld(claim))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends our claim, unless somebody else did. */
export async function settleClaim(
  db: Db,
  claim: Held,
  { state, failure = null }: { state: BacktestState; failure?: string | null },
): Promise<void> {
  await db
    .updateTable("backtest")
    .set({
      state,
      failure,
      worked_at: sql<Date>`now()`,
      finished_at: state === "waiting" ? null : sql<Date>`now()`,
    })
    .where(isHeld(claim))
    .execute()
}

export type SavedOutcome = { ticketId: number; outcome: Outcome }

const columnsOf = ({ ticketId, outcome }: SavedOutcome) => ({
  ticket_id: ticketId,
  category: outcome.answer?.category ?? null,
  priority: outcome.answer?.priority ?? null,
  category_confidence: outcome.answer?.category_confidence ?? null,
  priority_confidence: outcome.answer?.priority_confidence ?? null,
  abstains: outcome.answer?.knowsLanguage === false ? "unknown_language" : null,
  latency_ms: outcome.latencyMs,
  input_tokens: outcome.inputTokens,
  output_tokens: outcome.outputTokens,
  failure: outcome.failure,
})

/** Keeps answers, unless the claim is no longer ours. */
export async function saveOutcomes(db: Db, claim: Held, outcomes: SavedOutcome[]): Promise<void> {
  await sql`
    with held as (select id from backtest where ${isHeld(claim)} for share)
    update backtest_answer a set category = given.category, priority = given.priority,
      category_confidence = given.category_confidence, priority_confidence = given.priority_confidence,
      abstains = given.abstains, latency_ms = given.latency_ms, input_tokens = given.input_tokens,
      output_tokens = given.output_tokens, asked_at = now(), failure = given.failure
    from held, json_populate_recordset(null::backtest_answer, ${JSON.stringify(outcomes.map(columnsOf))}) given
    where a.backtest_id = held.id and a.ticket_id = given.ticket_id`.execute(db)
}
