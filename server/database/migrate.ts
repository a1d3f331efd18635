import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { setTimeout as wait } from "node:timers/promises"
import pg from "pg"
import { StartRefused } from "../start-refused.ts"
import { lockKeys, onOwnConnection, underLock } from "./lock.ts"

const folder = new URL("./migrations/", import.meta.url)
// Who waits for a table makes all that come after it wait too. So a migration gives up soon, lets them
// through and tries again, for some minutes in all.
const tableLockMs = 500
const tablePauseMs = 1_000
const mostTries = 200

type Migration = { name: string; sql: string; checksum: string }
type Applied = { name: string; checksum: string }

/** Files that run statement by statement, each in a transaction of its own. */
const isOnline = ({ name }: Migration) => name.endsWith(".online.sql")

function readMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .toSorted()
    .map((name) => {
      const sql = readFileSync(new URL(name, folder), "utf8")
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") }
    })
}

function pendingMigrations(all: Migration[], applied: Map<string, string>): Migration[] {
  const known = new Set(all.map(({ name }) => name))
  const unknown = [...applied.keys()].find((name) => !known.has(name))
  if (unknown !== undefined) {
    throw new StartRefused(
      `The database was migrated by a newer Firstline (it holds ${unknown}). Start that version or a later one.`,
    )
  }
  const edited = all.find(({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum)
  if (edited !== undefined) {
    throw new StartRefused(
      `The migration ${edited.name} was changed after this database had run it. Restore the file and add a new migration instead.`,
    )
  }
  return all.filter(({ name }) => !applied.has(name))
}

const remember = (client: pg.Client, { name, checksum }: Migration) =>
  client.query("insert into schema_migration (name, checksum) values ($1, $2)", [name, checksum])

const isLockTimeout = (error: unknown) =>
  error instanceof pg.DatabaseError && error.code === "55P03"

async function tryInTransaction(client: pg.Client, migrations: Migration[]): Promise<void> {
  await client.query("begin")
  await client.query(`set local lock_timeout = ${tableLockMs}`)
  for (const migration of migrations) {
    await client.query(migration.sql)
    await remember(client, migration)
  }
  await client.query("commit")
}

async function runInTransaction(client: pg.Client, migrations: Migration[]): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await tryInTransaction(client, migrations)
      return
    } catch (error) {
      if (!isLockTimeout(error)) throw error
      if (tries === mostTries) {
        throw new StartRefused(
          "Another program keeps a table of the database locked. End its transaction and start again.",
          { cause: error },
        )
      }
      await client.query("rollback")
      await wait(tablePauseMs)
    }
  }
}

// Such files hold no function bodies, so a semicolon at the end of a line ends a statement.
async function runOnline(client: pg.Client, migration: Migration): Promise<void> {
  for (const statement of migration.sql.split(/;\s*$/m)) await client.query(statement)
  await remember(client, migration)
}

/** Neighbours that run in one transaction stand together; an online file stands alone. */
function inRuns(pending: Migration[]): Migration[][] {
  const runs: Migration[][] = []
  for (const [at, migration] of pending.entries()) {
    const previous = pending[at - 1]
    if (previous && !isOnline(previous) && !isOnline(migration)) runs.at(-1)?.push(migration)
    else runs.push([migration])
  }
  return runs
}

async function runPending(client: pg.Client): Promise<string[]> {
  await client.query(
    `create table if not exists schema_migration (
       name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  )
  const { rows } = await client.query<Applied>("select name, checksum from schema_migration")
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]))
  const pending = pendingMigrations(readMigrations(), applied)
  for (const run of inRuns(pending)) {
    const [first] = run
    if (first && isOnline(first)) await runOnline(client, first)
    else await runInTransaction(client, run)
  }
  return pending.map(({ name }) => name)
}

/**
 * Brings the database to the newest schema and returns the names of what ran. Neighbouring files run
 * in one transaction, so a failure leaves the database as it was before them. Files named
 * `.online.sql` run outside of one, so that a desk that other servers keep open can be written to
 * meanwhile; after a failure they run again from their beginning.
 */
export const migrate = (url: string): Promise<string[]> =>
  onOwnConnection(url, (client) =>
    underLock({ url, key: lockKeys.migrations }, () => runPending(client)),
  )
