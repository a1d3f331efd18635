import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import pg from "pg"
import { StartRefused } from "../start-refused.ts"

const folder = new URL("./migrations/", import.meta.url)
// Any number, as long as every Firstline uses the same one.
const lockKey = 4_612_026

type Migration = { name: string; sql: string; checksum: string }

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

/**
 * Brings the database to the newest schema and returns the names of what ran. All pending files run
 * in one transaction, so a failure leaves the database as it was.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "firstline migrate",
    connectionTimeoutMillis: 5_000,
  })
  client.on("error", () => {
    // The awaited query below reports the lost connection; this listener keeps the process alive.
  })
  await client.connect()
  try {
    await client.query("begin")
    // Held until the commit: servers that start together migrate one after the other.
    await client.query("select pg_advisory_xact_lock($1)", [lockKey])
    await client.query(
      `create table if not exists schema_migration (
         name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    )
    const { rows } = await client.query<{ name: string; checksum: string }>(
      "select name, checksum from schema_migration",
    )
    const pending = pendingMigrations(
      readMigrations(),
      new Map(rows.map(({ name, checksum }) => [name, checksum])),
    )
    for (const { name, sql, checksum } of pending) {
      await client.query(sql)
      await client.query("insert into schema_migration (name, checksum) values ($1, $2)", [
        name,
        checksum,
      ])
    }
    await client.query("commit")
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}
