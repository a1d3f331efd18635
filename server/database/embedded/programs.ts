import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { join, parse } from "node:path"
import type { Account } from "./account.ts"
import { codeOf } from "../../error-code.ts"
import { StartRefused } from "../../start-refused.ts"
import type { ServerLog } from "./log.ts"

/** PostgreSQL's programs, as whom they run, and where they write. */
export type Programs = { folder: string; account: Account | undefined; log: ServerLog }

export type Call = { program: "initdb" | "postgres"; args: string[]; cwd: string }

/**
 * The folder that a program works on, for its `-D`. Under Linux its own working directory, which it
 * can use even where the folders above are closed to it, such as /root: Node enters the folder
 * before it gives up root, and this link leads there without looking at any folder above.
 */
export const workingFolder = (cwd: string): string =>
  process.platform === "linux" ? "/proc/self/cwd" : cwd

/** All that a child may know of our environment: nothing of ours, least of all a key. */
export function childEnvironment(): Record<string, string> {
  if (process.platform !== "win32") return { PATH: "/usr/bin:/bin", LC_ALL: "C" }
  // Windows cannot load its own libraries without this one. The process knows the folder's drive.
  return { SystemRoot: join(parse(process.execPath).root, "Windows"), LC_ALL: "C" }
}

function explainSpawn(error: unknown, { account }: Programs): unknown {
  switch (codeOf(error)) {
    case "ENOENT":
      return new StartRefused(
        "The embedded PostgreSQL cannot run here. It needs glibc, which Alpine Linux does not have: use Debian, Ubuntu, Fedora or the like, or set DATABASE_URL.",
        { cause: error },
      )
    case "EPERM":
      return new StartRefused(
        `PostgreSQL does not run as root, and root may not become user ${account?.uid} here. Start Firstline as an ordinary user, or set DATABASE_URL.`,
        { cause: error },
      )
    default:
      return error
  }
}

/** Starts a program; a failure to start is told in a sentence. */
export async function spawnProgram(
  programs: Programs,
  { program, args, cwd }: Call,
  { stdin, environment }: { stdin: "pipe" | "ignore"; environment?: Record<string, string> },
): Promise<ChildProcess> {
  const { folder, account, log } = programs
  try {
    const child = spawn(join(folder, "bin", program), args, {
      cwd,
      env: { ...childEnvironment(), ...environment },
      stdio: [stdin, log.fd, log.fd],
      // A session of its own: Ctrl-C in the terminal reaches us alone, and we end it in order.
      detached: true,
      windowsHide: true,
      ...account,
    })
    await once(child, "spawn")
    return child
  } catch (error) {
    throw explainSpawn(error, programs)
  }
}

/** Runs a program to its end; a failure carries the last lines that it wrote. */
export async function runProgram(programs: Programs, call: Call, input: string): Promise<void> {
  const from = await programs.log.size()
  const child = await spawnProgram(programs, call, { stdin: "pipe" })
  const exited = once(child, "exit")
  // A program that ends before it has read everything tells why by its exit and in its log.
  child.stdin?.on("error", () => undefined)
  child.stdin?.end(input)
  await exited
  if (child.exitCode === 0) return
  throw new StartRefused(
    `PostgreSQL's ${call.program} failed in ${call.cwd}. Its last lines:\n${await programs.log.lastLines(from)}`,
  )
}
