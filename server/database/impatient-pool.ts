import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely"
import type { Pool, PoolClient } from "pg"
import { NoFreeConnection } from "./errors.ts"

const isTimeout = (error: unknown): error is Error =>
  error instanceof Error && error.message === "Query read timeout"

function giveUpAfterTimeout(client: PoolClient): PostgresPoolClient {
  const asked: PostgresPoolClient = client
  let timeout: Error | undefined

  async function ask<Row>(
    text: string,
    parameters: readonly unknown[],
  ): Promise<PostgresQueryResult<Row>> {
    if (timeout) throw timeout
    try {
      return await asked.query<Row>(text, parameters)
    } catch (error) {
      if (isTimeout(error)) timeout = error
      throw error
    }
  }

  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>
  function query<Row>(
    text: string,
    parameters: readonly unknown[],
  ): Promise<PostgresQueryResult<Row>>
  function query<Row>(
    first: string | PostgresCursor<Row>,
    parameters: readonly unknown[] = [],
  ): PostgresCursor<Row> | Promise<PostgresQueryResult<Row>> {
    return typeof first === "string" ? ask<Row>(first, parameters) : asked.query(first)
  }

  return { query, release: () => client.release(timeout) }
}

/** Connects, and tells of a connection that could not be had whether all were lent or none could be made. */
function lendFrom(pool: Pool): () => Promise<PoolClient> {
  let lent = 0
  pool.on("acquire", () => lent++)
  pool.on("release", () => lent--)
  return () =>
    pool.connect().catch((error: unknown) => {
      if (lent < pool.options.max) throw error
      throw new NoFreeConnection("All connections to the database are at work.", { cause: error })
    })
}

/**
 * A pool that drops a connection on which a query has timed out. pg would leave the query running
 * there, and the rollback and whoever borrows the connection next would wait behind it.
 */
export function impatientPool(pool: Pool): PostgresPool {
  const lend = lendFrom(pool)
  return {
    connect: async () => giveUpAfterTimeout(await lend()),
    end: () => pool.end(),
  }
}
