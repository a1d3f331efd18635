import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely"
import type { Pool, PoolClient } from "pg"

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

/**
 * A pool that drops a connection on which a query has timed out. pg would leave the query running
 * there, and the rollback and whoever borrows the connection next would wait behind it.
 */
export const impatientPool = (pool: Pool): PostgresPool => ({
  connect: async () => giveUpAfterTimeout(await pool.connect()),
  end: () => pool.end(),
})
