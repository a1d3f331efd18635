import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import { setFlagsFromString } from "node:v8"
import { pino } from "pino"
import type { TransferFormat } from "../../contract/transfer.ts"
import type { Config } from "../config.ts"
import { connect } from "../database/connect.ts"
import { explainDatabaseError } from "../database/open.ts"
import { Refusal } from "../http/errors.ts"
import { createKnowledge } from "../learning/knowledge.ts"
import { codeOf } from "../error-code.ts"
import { StartRefused } from "../start-refused.ts"
import { isMalformedText, type Findings } from "../transfer/batches.ts"
import { importTickets } from "../transfer/commands.ts"
import { formatOf } from "./file-format.ts"
import { openMigrated } from "./migrate.ts"
import { createProgress, type Progress } from "./progress.ts"
import { rejectedFile } from "./rejected-file.ts"

// Two cores are busy with three batches: while one is written, others wait for the disk or for a lock.
const lanes = 3
// One more draws numbers.
const maxConnections = lanes + 1
const queryTimeoutMs = 300_000
const listedFaults = 20

type File = { path: string; format: TransferFormat; bytes: number; name: string }

const unreadable = (path: string, error: unknown) =>
  new StartRefused(
    codeOf(error) === "ENOENT"
      ? `There is no file ${path}.`
      : `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    { cause: error },
  )

/** Reads the file once through: it must be UTF-8, and its content names the import. */
async function inspect(path: string, name: string | undefined): Promise<File> {
  const format = formatOf(path)
  const hash = createHash("sha256")
  const decoder = new TextDecoder("utf-8", { fatal: true })
  try {
    const { size: bytes } = await stat(path)
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk)
      decoder.decode(chunk, { stream: true })
    }
    decoder.decode()
    return { path, format, bytes, name: name ?? hash.digest("hex") }
  } catch (error) {
    if (!isMalformedText(error)) throw unreadable(path, error)
    throw new StartRefused(`${path} is not UTF-8 text. Save it as UTF-8 and try again.`, {
      cause: error,
    })
  }
}

type Outcome = Findings & { rejectedPath: string | undefined }

async function* measured(file: File, tell: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of createReadStream(file.path)) {
    bytes += chunk.length
    tell(bytes)
    yield chunk
  }
}

type Connection = { url: string; log: pino.Logger }

async function run(
  file: File,
  { url, log }: Connection,
  { progress, signal }: { progress: Progress; signal: AbortSignal },
): Promise<Outcome> {
  const db = connect({ url, maxConnections, queryTimeoutMs }, log)
  const rejected = rejectedFile(file)
  let share = 0
  const chunks = measured(file, (bytes) => (share = bytes / file.bytes))
  try {
    const knowledge = await createKnowledge(db, log)
    const findings = await importTickets(
      { db, triage: { knowledge } },
      {
        name: file.name,
        format: file.format,
        chunks,
        lanes,
        signal,
        setAside: rejected.write,
        onBatch: ({ imported }) => progress.tell(share, imported),
      },
    )
    return { ...findings, rejectedPath: rejected.path() }
  } finally {
    await rejected.close()
    await db.destroy()
  }
}

// An import makes garbage faster than anything else here. 32 MB of it all are in use; left to itself,
// V8 lets the heap grow to 170 MB before it clears up, and to 90 MB so, in the same time. That the space for
// new objects stays small is a flag that only a start takes, in package.json.
const clearUpEarly = () => setFlagsFromString("--heap-growing-percent=60")

async function runUntilStopped(file: File, connection: Connection): Promise<Outcome> {
  clearUpEarly()
  const stop = new AbortController()
  const onSignal = () => stop.abort()
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal)
  const progress = createProgress("tickets")
  try {
    return await run(file, connection, { progress, signal: stop.signal })
  } catch (error) {
    if (stop.signal.aborted) {
      throw new StartRefused("Stopped. The same command goes on where this one ended.")
    }
    if (error instanceof Refusal) throw new StartRefused(error.message, { cause: error })
    throw explainDatabaseError(error) ?? error
  } finally {
    progress.end()
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal)
  }
}

const number = (count: number) => count.toLocaleString("en")

function tellReport({ rows, imported, already_in, rejected, faults, rejectedPath }: Outcome) {
  const before = already_in > 0 ? ` ${number(already_in)} were dealt with before.` : ""
  console.log(`${number(imported)} of ${number(rows)} rows were imported as tickets.${before}`)
  if (rejected === 0) return
  for (const { line, reason } of faults.slice(0, listedFaults)) {
    console.error(`  line ${line}: ${reason}`)
  }
  if (rejected > listedFaults) console.error(`  and ${number(rejected - listedFaults)} more`)
  const were = rejected === 1 ? "row was" : "rows were"
  throw new StartRefused(
    `${number(rejected)} ${were} set aside in ${rejectedPath}. Mend them there and import that file.`,
  )
}

/** Imports a file of tickets and leaves; run again, it goes on where it ended. */
export async function importFile(
  config: Config,
  path: string,
  { name }: { name?: string },
): Promise<void> {
  const file = await inspect(path, name)
  // Standard error is for the bar.
  const log = pino({ level: "error" }, process.stderr)
  const database = await openMigrated(config, log)
  try {
    tellReport(await runUntilStopped(file, { url: database.url, log }))
  } finally {
    await database.close()
  }
}
