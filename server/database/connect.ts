import { Kysely, PostgresDialect, type Transaction } from "kysely"
import { Pool, types, type CustomTypesConfig } from "pg"
import type { Logger } from "pino"
import { impatientPool } from "./impatient-pool.ts"
import type { DB } from "./schema.ts"

export type Db = Kysely<DB>
/** A handle inside a transaction; passing a plain database where one is asked for does not compile. */
export type Tx = Transaction<DB>

export type ConnectionOptions = { url: string; maxConnections: number; queryTimeoutMs?: number }

// Ids are JSON numbers: identities count from 1 and stay far below 2^53.
const int8 = types.builtins.INT8
const parseInt8 = (text: string) => Number(text)

/** How values come out of the database, where that is not the driver's way. */
export const columnTypes: CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === int8 ? parseInt8 : types.getTypeParser(oid, format)),
}

/** A pool that notices a dead network and survives a server that ends its connections. */
export function connect(
  { url, maxConnections, queryTimeoutMs = 5_000 }: ConnectionOptions,
  log: Logger,
): Db {
  const pool = new Pool({
    connectionString: url,
    max: maxConnections,
    application_name: "firstline",
    connectionTimeoutMillis: 2_000,
    query_timeout: queryTimeoutMs,
    keepAlive: true,
    types: columnTypes,
  })
  // Without listeners a FATAL from the server would end the process.
  pool.on("error", (error) => log.warn({ err: error }, "an idle database connection was lost"))
  pool.on("connect", (client) => {
    client.on("error", (error: Error) => log.warn({ err: error }, "a database connection was lost"))
  })
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: impatientPool(pool) }) })
}
