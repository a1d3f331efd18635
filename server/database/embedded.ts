import type { Logger } from "pino"
import { chooseAccount } from "./embedded/account.ts"
import { chooseAddress } from "./embedded/address.ts"
import { findPackage, reachablePrograms, repairLinks } from "./embedded/binaries.ts"
import { databaseName, databaseUser, ensureCluster } from "./embedded/cluster.ts"
import { type DataFolder, prepareDataFolder } from "./embedded/folder.ts"
import { endLeftover } from "./embedded/leftover.ts"
import { takeLock } from "./embedded/lock.ts"
import { type ServerLog, openServerLog } from "./embedded/log.ts"
import { type Settings, startPostmaster } from "./embedded/postmaster.ts"
import { supervise } from "./embedded/supervisor.ts"

export type EmbeddedOptions = { dataDir: string; log: Logger; settings?: Settings }

export type Connection = {
  host: string
  port: number
  user: string
  password: string
  database: string
}

export type Embedded = {
  connection: Connection
  /** The same as a URL; the password is in it. */
  url: string
  /** Resolves only if the database keeps failing and is not started again. */
  gaveUp: Promise<Error>
  /** Ends the database in order and frees the data folder. */
  stop(): Promise<void>
}

function urlOf({ host, port, user, password, database }: Connection): string {
  // As a parameter, because the host may be the path of a socket.
  const server = new URLSearchParams({ host, port: String(port) }).toString()
  return `postgres://${user}:${password}@localhost/${database}?${server}`
}

async function startInFolder(
  folder: DataFolder,
  serverLog: ServerLog,
  { log, settings = {} }: EmbeddedOptions,
): Promise<Embedded> {
  const packageFolder = findPackage()
  await repairLinks(packageFolder)
  const account = await chooseAccount(folder.cluster)
  const programs = {
    folder: await reachablePrograms(packageFolder, account),
    account,
    log: serverLog,
  }
  await endLeftover(folder.cluster, programs.folder)
  const password = await ensureCluster(programs, folder)
  const address = await chooseAddress(folder.cluster)
  const start = () => startPostmaster({ folder: folder.cluster, programs, address, settings }, log)
  const supervised = supervise(await start(), start, log)
  const { host, port } = address
  const connection = { host, port, user: databaseUser, password, database: databaseName }
  return { connection, url: urlOf(connection), ...supervised }
}

/**
 * Starts the embedded PostgreSQL on a data folder, making what is missing, and keeps it running. What
 * the operator can mend is thrown as a `StartRefused` whose message is a sentence for them.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const folder = await prepareDataFolder(options.dataDir)
  const lock = await takeLock(folder.root)
  try {
    const serverLog = await openServerLog(folder.log)
    const embedded = await startInFolder(folder, serverLog, options).catch(
      async (error: unknown) => {
        await serverLog.close()
        throw error
      },
    )
    const stop = async () => {
      await embedded.stop()
      await serverLog.close()
      await lock.release()
    }
    let stopped: Promise<void> | undefined
    return { ...embedded, stop: () => (stopped ??= stop()) }
  } catch (error) {
    await lock.release()
    throw error
  }
}
