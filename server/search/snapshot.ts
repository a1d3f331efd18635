import { sql } from "kysely"
import type { Db } from "../database/connect.ts"
import { timeLimit, type TimeLimit } from "../database/time-limit.ts"

/**
 * Lets a search see the desk at one moment and change nothing. A statement over its time is ended by the
 * database, which would otherwise go on for nobody; once all time is spent or nobody waits any more, none
 * begins.
 */
export const inSnapshot = <Result>(
  db: Db,
  { statementMs, ...limit }: TimeLimit & { statementMs: number },
  run: (limited: Db) => Promise<Result>,
): Promise<Result> =>
  db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => {
      // Starting parallel workers takes longer than most searches.
      await sql`select set_config('statement_timeout', ${String(statementMs)}, true),
        set_config('max_parallel_workers_per_gather', '0', true)`.execute(tx)
      return run(tx.withPlugin(timeLimit(limit)))
    })
