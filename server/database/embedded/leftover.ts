import { execFile } from "node:child_process"
import { readFile, readdir, readlink, stat } from "node:fs/promises"
import { basename, join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { promisify } from "node:util"
import { ifPresent } from "./errors.ts"
import { StartRefused } from "../../start-refused.ts"

const run = promisify(execFile)

/** What PostgreSQL writes into `postmaster.pid`, as far as it is there already. */
export async function readPidFile(cluster: string) {
  const text = await ifPresent(readFile(join(cluster, "postmaster.pid"), "utf8"))
  const lines = text?.split("\n") ?? []
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, isReady: lines[7]?.trim() === "ready" }
}

// PostgreSQL's processes work in their cluster's folder. A process id may have been given to another
// program since, and a dead process that nobody has waited for has no folder.
async function worksOn(cluster: string, pid: number): Promise<boolean> {
  try {
    if (process.platform === "linux") {
      const [theirs, ours] = await Promise.all([stat(`/proc/${pid}/cwd`), stat(cluster)])
      if (theirs.dev !== ours.dev || theirs.ino !== ours.ino) return false
      // A shell may stand in the folder too. The name can end in " (deleted)" after an update.
      return basename(await readlink(`/proc/${pid}/exe`)).startsWith("postgres")
    }
    if (process.platform === "win32") return process.kill(pid, 0)
    const { stdout } = await run("ps", ["-ww", "-o", "command=", "-p", String(pid)])
    return stdout.includes(`-D ${cluster}`)
  } catch {
    return false
  }
}

// Windows has no signals, and would end the process at once.
async function send(pid: number, signal: NodeJS.Signals, pgCtl: string): Promise<void> {
  if (process.platform === "win32") {
    await run(pgCtl, ["kill", signal.replace("SIG", ""), String(pid)]).catch(() => undefined)
    return
  }
  try {
    process.kill(pid, signal)
  } catch {
    // It ended in between.
  }
}

async function until(isTrue: () => Promise<boolean>, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs
  while (performance.now() < deadline) {
    if (await isTrue()) return true
    await sleep(10)
  }
  return false
}

/**
 * Ends a postmaster: fast shutdown, then immediate shutdown, then kill. Whatever it takes, no
 * acknowledged write is lost; the next start recovers. Returns whether it is gone.
 */
export async function endPostmaster(
  pid: number,
  isGone: () => Promise<boolean>,
  programs: string,
): Promise<boolean> {
  const steps = [
    { signal: "SIGINT", patienceMs: 8_000 },
    { signal: "SIGQUIT", patienceMs: 3_000 },
    { signal: "SIGKILL", patienceMs: 3_000 },
  ] as const
  for (const { signal, patienceMs } of steps) {
    await send(pid, signal, join(programs, "bin/pg_ctl"))
    if (await until(isGone, patienceMs)) return true
  }
  return false
}

/**
 * Ends what a killed postmaster left: a process ends by itself when it has finished its query, but
 * that can take minutes, and until then PostgreSQL does not start.
 */
export async function endOrphans(cluster: string, programs: string): Promise<void> {
  // Elsewhere we cannot tell whose they are, and wait.
  if (process.platform !== "linux") return
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number)
  for (const pid of pids) {
    if (await worksOn(cluster, pid)) await send(pid, "SIGTERM", join(programs, "bin/pg_ctl"))
  }
}

/**
 * Ends the postmaster that a killed server left behind on this folder, which the caller has locked.
 * It is stopped and not adopted: then ours is a child that we can wait for, with today's programs
 * and settings, and a stop costs a tenth of a second. Returns the process id that `postmaster.pid`
 * names, if that process is not the postmaster.
 */
export async function endLeftover(cluster: string, programs: string): Promise<number | undefined> {
  const found = await readPidFile(cluster)
  if (found === undefined) return undefined
  const isGone = async () => !(await worksOn(cluster, found.pid))
  if (!(await isGone()) && !(await endPostmaster(found.pid, isGone, programs))) {
    throw new StartRefused(
      `An earlier PostgreSQL (process ${found.pid}) still runs on ${cluster} and does not end. End it, then start again.`,
    )
  }
  return (await readPidFile(cluster))?.pid
}
