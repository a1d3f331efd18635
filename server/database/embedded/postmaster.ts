import type { ChildProcess } from "node:child_process"
import { setTimeout as sleep } from "node:timers/promises"
import type { Logger } from "pino"
import type { Address } from "./address.ts"
import { StartRefused } from "../../start-refused.ts"
import { endLeftover, endOrphans, endPostmaster, readPidFile } from "./leftover.ts"
import { type Programs, spawnProgram, workingFolder } from "./programs.ts"

export type Settings = Record<string, string>
export type Cluster = { folder: string; programs: Programs; address: Address; settings: Settings }

/** A running PostgreSQL; `exited` resolves with how it ended and its last lines. */
export type Postmaster = { exited: Promise<string>; stop(): Promise<void> }

// Sized for a small machine: 128 MB of buffers, used as they are needed, and no process that an idle desk does not need.
const defaultSettings: Settings = {
  shared_buffers: "128MB",
  max_connections: "100",
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  log_timezone: "UTC",
  jit: "off",
  // Three workers fewer, and as fast as PostgreSQL 17 was.
  io_method: "sync",
  max_logical_replication_workers: "0",
  // What a statement did wrong is told to the client. In this file it would repeat customers' texts.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
  log_line_prefix: "%m [%p] ",
}

const memoryStillInUse = /shared memory block .* still in use/
const orphansPatienceMs = 10_000

async function untilReady(child: ChildProcess, cluster: Cluster, log: Logger): Promise<boolean> {
  const startedAt = performance.now()
  let nextReportMs = 10_000
  while (child.exitCode === null && child.signalCode === null) {
    const found = await readPidFile(cluster.folder)
    if (found?.pid === child.pid && found?.isReady === true) return true
    if (performance.now() - startedAt > nextReportMs) {
      log.warn({ waitedMs: nextReportMs }, "the embedded database is still recovering")
      nextReportMs *= 2
    }
    await sleep(10)
  }
  return false
}

function watch(child: ChildProcess, cluster: Cluster, logFrom: number): Postmaster {
  // A server that leaves without stopping us, by process.exit, does not leave a database behind.
  const endWithUs = () => void child.kill("SIGINT")
  process.once("exit", endWithUs)
  const exited = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => {
      process.off("exit", endWithUs)
      const how = signal === null ? `code ${code}` : signal
      const tell = (lines: string) => resolve(`${how}\n${lines}`)
      cluster.programs.log.lastLines(logFrom).then(tell, () => tell(""))
    })
  })
  // The server's own work keeps the process alive, not its database.
  child.unref()
  const hasEnded = () => Promise.resolve(child.exitCode !== null || child.signalCode !== null)
  return {
    exited,
    stop: async () => {
      child.ref()
      if (child.pid !== undefined && !(await hasEnded())) {
        await endPostmaster(child.pid, hasEnded, cluster.programs.folder)
      }
      await exited
    },
  }
}

async function tryToStart(cluster: Cluster, log: Logger): Promise<Postmaster | string> {
  const { folder, programs } = cluster
  const foreignPid = await endLeftover(folder, programs.folder)
  const settings = Object.entries({
    ...defaultSettings,
    ...cluster.settings,
    ...cluster.address.settings,
  })
  const args = [
    "-D",
    workingFolder(folder),
    ...settings.flatMap(([key, value]) => ["-c", `${key}=${value}`]),
  ]
  const logFrom = await programs.log.size()
  const child = await spawnProgram(
    programs,
    { program: "postgres", args, cwd: folder },
    {
      stdin: "ignore",
      // PostgreSQL refuses while the process in postmaster.pid lives, though the id may be another
      // program's by now. We know that it is, and tell so in the way that pg_ctl does. Then it
      // still looks for processes on its shared memory, and replaces the file by itself.
      ...(foreignPid !== undefined && { environment: { PG_GRANDPARENT_PID: String(foreignPid) } }),
    },
  )
  const postmaster = watch(child, cluster, logFrom)
  return (await untilReady(child, cluster, log)) ? postmaster : await postmaster.exited
}

/** Starts PostgreSQL on a cluster and returns when it accepts connections. */
export async function startPostmaster(cluster: Cluster, log: Logger): Promise<Postmaster> {
  const deadline = performance.now() + orphansPatienceMs
  for (;;) {
    const outcome = await tryToStart(cluster, log)
    if (typeof outcome !== "string") return outcome
    if (!memoryStillInUse.test(outcome) || performance.now() > deadline) {
      throw new StartRefused(
        `The embedded PostgreSQL did not start on ${cluster.folder}. It ended with ${outcome}`,
      )
    }
    await endOrphans(cluster.folder, cluster.programs.folder)
    await sleep(100)
  }
}
