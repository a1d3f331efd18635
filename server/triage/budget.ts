import { sql } from "kysely"
import type { TriageStatus } from "../../contract/triage.ts"
import type { Db } from "../database/connect.ts"
import type { Role } from "./answers.ts"
import type { Author, TokenUsage } from "./provider.ts"

/** Money for a million tokens, in the operator's currency. */
export type Prices = { input: number; output: number }
/** How much language models may use in a month (UTC); null is no limit. */
export type BudgetLimits = {
  tokens: number | null
  cost: number | null
  prices: Prices | null
  shadowPrices: Prices | null
}

export type Spending = TriageStatus["spending"]

/** Ends what one try has reserved, and counts what it used; null where it used nothing. */
export type Settle = (used: TokenUsage | null) => Promise<void>

/** Counts the tries of one model. */
export type Meter = {
  /** Reserves what a try may take; null where the budget is used up. */
  begin(expected: TokenUsage): Promise<Settle | null>
}

/** What language models have used this month, and whether that was all they may. */
export type Budget = {
  pricesOf: (role: Role) => Prices | null
  spending(): Promise<Spending>
  isSpent(): Promise<boolean>
  meterFor(author: Author, role: Role): Meter
}

const perMillion = 1_000_000

/** What tokens cost; null where nobody configured prices. */
export const costOf = (
  tokens: { input: number; output: number },
  prices: Prices | null,
): number | null =>
  prices && (tokens.input * prices.input + tokens.output * prices.output) / perMillion

// All servers count in the database, and each looks at it so often.
const freshMs = 5_000

type Used = { tokens: number; cost: number | null }
type Row = { is_shadow: boolean; input: number; output: number }

const sum = (one: Used, other: Used): Used => ({
  tokens: one.tokens + other.tokens,
  cost: one.cost === null || other.cost === null ? null : one.cost + other.cost,
})

/** Counts one try of a model up in its month (UTC), in one statement. */
async function addToUsage(
  db: Db,
  { name, model }: Author,
  { role, used }: { role: Role; used: TokenUsage },
): Promise<void> {
  await sql`
    insert into model_usage as counted
      (month, provider, model, is_shadow, tries, input_tokens, output_tokens)
    values (date_trunc('month', now() at time zone 'utc')::date, ${name}, ${model}, ${role === "shadow"}, 1,
      ${used.inputTokens}, ${used.outputTokens})
    on conflict (month, provider, model, is_shadow) do update set tries = counted.tries + 1,
      input_tokens = counted.input_tokens + excluded.input_tokens,
      output_tokens = counted.output_tokens + excluded.output_tokens`.execute(db)
}

/** Counts what is used against what may be used. */
export function createBudget(db: Db, limits: BudgetLimits): Budget {
  const { tokens, cost } = limits
  const hasLimit = tokens !== null || cost !== null
  const pricesOf = (role: Role) => (role === "shadow" ? limits.shadowPrices : limits.prices)
  // A shadow that left the settings during the month has no prices; its tokens must not lift the limit.
  const billedAt = (role: Role) => pricesOf(role) ?? (cost === null ? null : limits.prices)
  const usedBy = (role: Role, used: { input: number; output: number }): Used => ({
    tokens: used.input + used.output,
    cost: costOf(used, billedAt(role)),
  })
  const nothing: Used = { tokens: 0, cost: limits.prices || limits.shadowPrices ? 0 : null }
  // As the database had it, with what this server counted since, and what it may be about to use.
  let known: { at: number; used: Used } | null = null
  const reserved = new Set<Used>()

  async function usedThisMonth(): Promise<Used> {
    const { rows } = await sql<Row>`
      select is_shadow, sum(input_tokens)::int8 as input, sum(output_tokens)::int8 as output
      from model_usage where month = date_trunc('month', now() at time zone 'utc')::date
      group by is_shadow`.execute(db)
    return rows.map((row) => usedBy(row.is_shadow ? "shadow" : "first", row)).reduce(sum, nothing)
  }

  async function spending(): Promise<Spending> {
    const used = await usedThisMonth()
    return { ...used, token_limit: tokens, cost_limit: cost }
  }

  async function freshen(): Promise<void> {
    if (known !== null && performance.now() - known.at < freshMs) return
    known = { used: await usedThisMonth(), at: performance.now() }
  }

  function isOver(): boolean {
    const { tokens: usedTokens, cost: usedCost } = [...reserved].reduce(sum, known?.used ?? nothing)
    return (
      (tokens !== null && usedTokens >= tokens) ||
      (cost !== null && usedCost !== null && usedCost >= cost)
    )
  }

  async function isSpent(): Promise<boolean> {
    if (!hasLimit) return false
    await freshen()
    return isOver()
  }

  function meterFor(author: Author, role: Role): Meter {
    const inTokens = ({ inputTokens: input, outputTokens: output }: TokenUsage) =>
      usedBy(role, { input, output })
    return {
      async begin(expected) {
        if (hasLimit) await freshen()
        // From here to the reservation nothing waits, so that no other try comes between.
        if (isOver()) return null
        const mayUse = inTokens(expected)
        reserved.add(mayUse)
        return async (used) => {
          const counted = used ?? { inputTokens: 0, outputTokens: 0 }
          if (known) known.used = sum(known.used, inTokens(counted))
          reserved.delete(mayUse)
          await addToUsage(db, author, { role, used: counted })
        }
      },
    }
  }

  return { pricesOf, spending, isSpent, meterFor }
}
