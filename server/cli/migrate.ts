import type { Logger } from "pino"
import type { Config } from "../config.ts"
import { migrate } from "../database/migrate.ts"
import { explainDatabaseError, openDatabase, type OpenDatabase } from "../database/open.ts"

/** Opens the desk's database and brings it to the newest schema. */
export async function openMigrated(config: Config, log: Logger): Promise<OpenDatabase> {
  const database = await openDatabase(config, log)
  try {
    const names = await migrate(database.url)
    if (names.length > 0) log.info({ migrations: names }, "the database was migrated")
    return database
  } catch (error) {
    await database.close()
    throw explainDatabaseError(error) ?? error
  }
}

/** Migrates and leaves. */
export async function migrateDatabase(config: Config, log: Logger): Promise<void> {
  const database = await openMigrated(config, log)
  await database.close()
  console.log(`The database is up to date (${database.place}).`)
}
