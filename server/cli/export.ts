import { open, rename, rm } from "node:fs/promises"
import { Readable, type Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { pino } from "pino"
import type { TransferFormat } from "../../contract/transfer.ts"
import type { Config } from "../config.ts"
import { connect, type Db } from "../database/connect.ts"
import { explainDatabaseError } from "../database/open.ts"
import { codeOf } from "../error-code.ts"
import { StartRefused } from "../start-refused.ts"
import { getStats } from "../stats/queries.ts"
import { exportPages } from "../transfer/queries.ts"
import { formatOf } from "./file-format.ts"
import { openMigrated } from "./migrate.ts"
import { createProgress } from "./progress.ts"

export type ExportOptions = { format?: TransferFormat; out?: string }

/** Everything, in the order in which it came, so that an import numbers it in the same. */
const everything = { search: "sort:oldest" }
const queryTimeoutMs = 60_000

/** Writes all tickets and tells how many there were. */
async function write(db: Db, format: TransferFormat, target: Writable): Promise<number> {
  const { total_tickets: total } = await getStats(db)
  const progress = createProgress("tickets")
  let written = 0
  async function* texts() {
    for await (const page of exportPages({ db, searchDb: db }, { format, filter: everything })) {
      yield page.text
      written += page.tickets
      progress.tell(Math.min(1, written / Math.max(1, total)), written)
    }
  }
  try {
    await pipeline(Readable.from(texts()), target, { end: target !== process.stdout })
    return written
  } finally {
    progress.end()
  }
}

/** Writes a file that is there whole or not at all. */
async function writeFile(db: Db, format: TransferFormat, path: string): Promise<void> {
  const unfinished = `${path}.part`
  try {
    const handle = await open(unfinished, "w")
    const written = await write(db, format, handle.createWriteStream())
    await rename(unfinished, path)
    console.log(`${written.toLocaleString("en")} tickets were exported to ${path}.`)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

const unwritable = new Set(["ENOENT", "EACCES", "EISDIR", "ENOTDIR", "EROFS", "ENOSPC"])

function explain(error: unknown, out: string | undefined): unknown {
  if (error instanceof Error && unwritable.has(codeOf(error))) {
    return new StartRefused(`${out} cannot be written: ${error.message}.`, { cause: error })
  }
  return explainDatabaseError(error) ?? error
}

/** Exports all tickets, oldest first, into a file or to standard output. */
export async function exportFile(config: Config, { format, out }: ExportOptions): Promise<void> {
  const chosen = format ?? (out === undefined ? "csv" : formatOf(out))
  // Standard output may be the file.
  const log = pino({ level: "error" }, process.stderr)
  const database = await openMigrated(config, log)
  const db = connect({ url: database.url, maxConnections: 1, queryTimeoutMs }, log)
  try {
    if (out === undefined) await write(db, chosen, process.stdout)
    else await writeFile(db, chosen, out)
  } catch (error) {
    // Who reads has seen enough.
    if (codeOf(error) !== "EPIPE") throw explain(error, out)
  } finally {
    await db.destroy()
    await database.close()
  }
}
