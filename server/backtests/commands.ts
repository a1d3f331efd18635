import { sql } from "kysely"
import type { Backtest, BacktestProvider } from "../../contract/backtests.ts"
import type { Tx } from "../database/connect.ts"
import type { Deps } from "../deps.ts"
import { invalid } from "../http/errors.ts"
import { isCounted } from "../learning/queries.ts"
import type { Author } from "../triage/provider.ts"
import type { Triage } from "../triage/commands.ts"
import { backtestsKept, findBacktest } from "./queries.ts"
import { passingFailures } from "./rules.ts"

/** Who answers for a provider's name now; null where none is configured. */
export function authorFor(triage: Triage, asked: BacktestProvider): Author | null {
  if (asked === "llm") return triage.llm?.provider ?? null
  if (asked === "shadow") return triage.shadow?.provider ?? null
  // A back-test begins before the desk taught it anything.
  const { builtin } = triage.knowledge.current()
  return { name: builtin.name, model: builtin.starter.name, promptVersion: builtin.promptVersion }
}

/** Fixes the tickets: the newest labels, one for each text, in the order of people's decisions. */
async function fixTickets(tx: Tx, id: number, size: number): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into backtest_answer (backtest_id, ticket_id, position, decided_at, true_category, true_priority)
    select ${id}, ticket_id, row_number() over (order by decided_at, ticket_id), decided_at, category, priority
    from (select * from label where ${isCounted}
      order by decided_at desc, ticket_id desc limit ${size}) newest`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

async function forgetOld(tx: Tx): Promise<void> {
  await tx
    .deleteFrom("backtest")
    .where("finished_at", "is not", null)
    .where("id", "in", (row) =>
      row.selectFrom("backtest").select("id").orderBy("id", "desc").offset(backtestsKept),
    )
    .execute()
}

/** Sets a back-test up; a job does the work. Refused without labels, or a provider that is not there. */
export const createBacktest = (
  { db, jobs, triage }: Deps,
  { provider: asked, size }: { provider: BacktestProvider; size: number },
): Promise<Backtest> =>
  db.transaction().execute(async (tx) => {
    const author = authorFor(triage, asked)
    if (author === null) {
      throw invalid({ provider: [`must be a provider that is configured; ${asked} is not`] })
    }
    const { id } = await tx
      .insertInto("backtest")
      .values({
        asked,
        provider: author.name,
        model: author.model,
        prompt_version: author.promptVersion,
      })
      .returning("id")
      .executeTakeFirstOrThrow()
    const tickets = await fixTickets(tx, id, size)
    if (tickets === 0) throw invalid({ size: ["must wait until people have decided on tickets"] })
    await forgetOld(tx)
    await jobs.enqueue(tx, "triage.backtest", {})
    return findBacktest(tx, id)
  })

/** Stops a back-test; what was answered stays. */
export const cancelBacktest = ({ db }: Pick<Deps, "db">, id: number): Promise<Backtest> =>
  db.transaction().execute(async (tx) => {
    await tx
      .updateTable("backtest")
      .set({ state: "cancelled", finished_at: sql<Date>`now()` })
      .where("id", "=", id)
      .where("state", "in", ["waiting", "running"])
      .execute()
    return findBacktest(tx, id)
  })

/** Goes on where a back-test stopped; tickets on which the provider was out of reach are asked again. */
export const resumeBacktest = ({ db, jobs }: Deps, id: number): Promise<Backtest> =>
  db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("backtest")
      .set({ state: "waiting", failure: null, finished_at: null, worked_at: sql<Date>`now()` })
      .where("id", "=", id)
      .where("state", "in", ["cancelled", "failed"])
      .executeTakeFirst()
    if (numUpdatedRows > 0n) {
      await tx
        .updateTable("backtest_answer")
        .set({ failure: null })
        .where("backtest_id", "=", id)
        .where("failure", "in", passingFailures)
        .execute()
      await jobs.enqueue(tx, "triage.backtest", {})
    }
    return findBacktest(tx, id)
  })
