import { randomBytes, randomUUID } from "node:crypto"
import {
  chown,
  mkdir,
  open,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises"
import { join } from "node:path"
import { ifPresent } from "./errors.ts"
import { StartRefused } from "../../start-refused.ts"
import type { DataFolder } from "./folder.ts"
import { type Call, type Programs, runProgram, workingFolder } from "./programs.ts"

export const databaseName = "firstline"
// Not a superuser, as on a server that someone else runs, so that a missing right shows here too.
export const databaseUser = "firstline"

const unfinishedPrefix = "postgres.new-"
const hostRules = `# The superuser has no password, so only the application's role can log in.
local all all scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
`

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder, and writes its entries by itself.
  if (process.platform === "win32") return
  const folder = await open(path)
  await folder.sync()
  await folder.close()
}

async function writePrivately(path: string, text: string): Promise<void> {
  // Written aside and renamed: a file cut short would lock us out.
  const unfinished = `${path}.new`
  await rm(unfinished, { force: true })
  const file = await open(unfinished, "wx", 0o600)
  await file.writeFile(text)
  await file.sync()
  await file.close()
  await rename(unfinished, path)
}

/** Single-user mode: SQL without a server, a password or a connection. */
async function runSql(programs: Programs, cluster: string, statements: string[]): Promise<void> {
  const settings = ["exit_on_error=on", "log_min_error_statement=panic", "log_checkpoints=off"]
  const args = ["--single", "-D", workingFolder(cluster)]
  const call: Call = {
    program: "postgres",
    args: [...args, ...settings.flatMap((setting) => ["-c", setting]), "postgres"],
    cwd: cluster,
  }
  await runProgram(programs, call, statements.map((sql) => `${sql};\n`).join(""))
}

async function createCluster(programs: Programs, folder: DataFolder, password: string) {
  const cluster = join(folder.root, `${unfinishedPrefix}${randomUUID()}`)
  await mkdir(cluster, { mode: 0o700 })
  if (programs.account) await chown(cluster, programs.account.uid, programs.account.gid)
  const args = ["-D", workingFolder(cluster), "-U", "postgres", "--auth=reject", "--encoding=UTF8"]
  // The same order of characters on every system, whatever its C library.
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
  await runProgram(programs, { program: "initdb", args: [...args, ...locale], cwd: cluster }, "")
  await runSql(programs, cluster, [
    // CREATEDB lets tests clone databases.
    `create role ${databaseUser} login createdb password '${password}'`,
    `create database ${databaseName} owner ${databaseUser}`,
  ])
  await writeFile(join(cluster, "pg_hba.conf"), hostRules)
  await rename(cluster, folder.cluster)
  await syncFolder(folder.root)
}

async function removeUnfinished(root: string): Promise<void> {
  const unfinished = (await readdir(root)).filter((name) => name.startsWith(unfinishedPrefix))
  for (const name of unfinished) {
    // Retried, because a program that was left alone may still be writing into it.
    await rm(join(root, name), { recursive: true, force: true, maxRetries: 5 })
  }
}

async function readPassword(path: string): Promise<string | undefined> {
  const password = await ifPresent(readFile(path, "utf8"))
  if (password === undefined || /^[\w-]+$/.test(password)) return password
  throw new StartRefused(
    `The file ${path} holds no password of ours. Delete it: the next start makes a new one.`,
  )
}

/**
 * Makes the database cluster if there is none, and returns the password of its role. It is made
 * under another name and renamed when complete, so that a start cut short is simply made again.
 */
export async function ensureCluster(programs: Programs, folder: DataFolder): Promise<string> {
  await removeUnfinished(folder.root)
  const exists = (await ifPresent(stat(folder.cluster))) !== undefined
  const saved = await readPassword(folder.password)
  if (exists && saved !== undefined) return saved
  const password = saved ?? randomBytes(24).toString("base64url")
  if (exists) {
    await runSql(programs, folder.cluster, [`alter role ${databaseUser} password '${password}'`])
  } else {
    await createCluster(programs, folder, password)
  }
  // Last, so that a start cut short before it finds no password and sets another.
  if (saved === undefined) await writePrivately(folder.password, password)
  return password
}
