import { sql } from "kysely"
import type { TriageStatus } from "../../contract/triage.ts"
import type { Db } from "../database/connect.ts"

/** Money for a million tokens, in the operator's currency. */
export type Prices = { input: number; output: number }
/** How much language models may use in a month (UTC); null is no limit. */
export type BudgetLimits = { tokens: number | null; cost: number | null; prices: Prices | null }

export type Spending = TriageStatus["spending"]

/** What language models have used this month, and whether that was all they may. */
export type Budget = {
  prices: Prices | null
  spending(): Promise<Spending>
  isSpent(): Promise<boolean>
}

const perMillion = 1_000_000

/** What tokens cost; null where nobody configured prices. */
export const costOf = (
  tokens: { input: number; output: number },
  prices: Prices | null,
): number | null =>
  prices && (tokens.input * prices.input + tokens.output * prices.output) / perMillion

// All servers count in the database; between two looks at it at most a few calls are made.
const freshMs = 5_000

/** When the month began, in UTC. */
export const startOfMonth = sql<Date>`date_trunc('month', now() at time zone 'utc') at time zone 'utc'`

async function tokensThisMonth(db: Db): Promise<{ input: number; output: number }> {
  const { rows } = await sql<{ input: number; output: number }>`
    with used as (
      select input_tokens, output_tokens from suggestion
      where created_at >= ${startOfMonth} and provider <> 'builtin'
      union all
      select input_tokens, output_tokens from backtest_answer join backtest on backtest.id = backtest_id
      where worked_at >= ${startOfMonth} and asked_at >= ${startOfMonth} and provider <> 'builtin')
    select coalesce(sum(input_tokens), 0)::int8 as input, coalesce(sum(output_tokens), 0)::int8 as output
    from used`.execute(db)
  return rows[0] ?? { input: 0, output: 0 }
}

/** Counts what is used against what may be used. */
export function createBudget(db: Db, { tokens, cost, prices }: BudgetLimits): Budget {
  const hasLimit = tokens !== null || cost !== null
  let known: { at: number; isSpent: boolean } | null = null

  async function spending(): Promise<Spending> {
    const used = await tokensThisMonth(db)
    return {
      tokens: used.input + used.output,
      token_limit: tokens,
      cost: costOf(used, prices),
      cost_limit: cost,
    }
  }

  async function isSpent(): Promise<boolean> {
    if (!hasLimit) return false
    if (known && performance.now() - known.at < freshMs) return known.isSpent
    const now = await spending()
    const isOver =
      (tokens !== null && now.tokens >= tokens) ||
      (cost !== null && now.cost !== null && now.cost >= cost)
    known = { at: performance.now(), isSpent: isOver }
    return isOver
  }

  return { prices, spending, isSpent }
}
