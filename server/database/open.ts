import pg from "pg"
import type { Logger } from "pino"
import { codeOf } from "../error-code.ts"
import { StartRefused } from "../start-refused.ts"
import { startEmbedded } from "./embedded.ts"

const oldestVersion = 15

/** A database that is ready to be migrated, and how to leave it. */
export type OpenDatabase = {
  url: string
  place: string
  /** Resolves only if the database is ours, keeps failing and is not started again. */
  gaveUp: Promise<Error>
  close(): Promise<void>
}

const never = new Promise<Error>(() => {})

const lacksExtensions =
  "The PostgreSQL server lacks one of the extensions pg_trgm, btree_gin and unaccent. Install its contrib package (postgresql-contrib)."

const sentences: Record<string, string> = {
  "28P01": "The server refused the password in DATABASE_URL. Check user and password.",
  "28000":
    "The server refused the user in DATABASE_URL. Check its name and the server's pg_hba.conf.",
  "3D000":
    "The database named in DATABASE_URL does not exist. Create it first: createdb firstline.",
  "42501":
    "The user in DATABASE_URL may not create what Firstline needs. Make it the owner of the database: alter database firstline owner to firstline.",
  "53300": "The PostgreSQL server has no connection left for Firstline. Raise max_connections.",
  "0A000": lacksExtensions,
  "58P01": lacksExtensions,
  ECONNREFUSED: "No PostgreSQL server listens at the address in DATABASE_URL. Is it running?",
  ENOTFOUND: "The host name in DATABASE_URL is unknown. Check its spelling.",
  EAI_AGAIN: "The host name in DATABASE_URL cannot be looked up at the moment.",
  EHOSTUNREACH: "The host in DATABASE_URL cannot be reached from here.",
}

/** Turns what went wrong between us and a PostgreSQL server into a sentence for the operator. */
export function explainDatabaseError(error: unknown): StartRefused | null {
  const sentence = sentences[codeOf(error)]
  if (sentence !== undefined) return new StartRefused(sentence, { cause: error })
  if (error instanceof Error && /timeout/i.test(error.message)) {
    return new StartRefused(
      "The PostgreSQL server in DATABASE_URL does not answer. Check address, port and firewall.",
      { cause: error },
    )
  }
  if (error instanceof pg.DatabaseError) {
    return new StartRefused(`PostgreSQL refused: ${error.message}.`, { cause: error })
  }
  return null
}

async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on("error", () => {
    // The awaited calls below report it; this listener keeps the process alive.
  })
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version_num: string }>("show server_version_num")
    const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000)
    if (version < oldestVersion) {
      throw new StartRefused(
        `Firstline needs PostgreSQL ${oldestVersion} or newer; the server in DATABASE_URL is version ${version}.`,
      )
    }
  } finally {
    await client.end()
  }
}

type Place = { databaseUrl: string | null; dataDir: string }

/** Opens the server in DATABASE_URL, or else the embedded database. Throws StartRefused. */
export async function openDatabase(
  { databaseUrl, dataDir }: Place,
  log: Logger,
): Promise<OpenDatabase> {
  if (databaseUrl === null) {
    const embedded = await startEmbedded({ dataDir, log })
    const { url, gaveUp } = embedded
    return { url, gaveUp, place: dataDir, close: () => embedded.stop() }
  }
  await checkServer(databaseUrl).catch((error: unknown) => {
    throw explainDatabaseError(error) ?? error
  })
  const { host, pathname } = new URL(databaseUrl)
  const place = `PostgreSQL at ${host}${pathname}`
  return { url: databaseUrl, gaveUp: never, place, close: async () => {} }
}
