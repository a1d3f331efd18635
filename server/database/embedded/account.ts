import { readFile, stat } from "node:fs/promises"
import { ifPresent } from "./errors.ts"
import { StartRefused } from "../../start-refused.ts"

/** The user that PostgreSQL runs as when we are root, which it refuses to be. */
export type Account = { uid: number; gid: number }

async function nobody(): Promise<Account> {
  const users = (await ifPresent(readFile("/etc/passwd", "utf8"))) ?? ""
  const [, , uid, gid] =
    users
      .split("\n")
      .find((line) => line.startsWith("nobody:"))
      ?.split(":") ?? []
  if (uid === undefined || gid === undefined) {
    throw new StartRefused(
      "PostgreSQL does not run as root, and this system has no user nobody to run it as. Start Firstline as an ordinary user, or set DATABASE_URL.",
    )
  }
  return { uid: Number(uid), gid: Number(gid) }
}

/**
 * Who runs PostgreSQL: whoever started us, or, if that is root, the owner of the data, who is
 * `nobody` at first. A system user `postgres` is not taken: it belongs to another server.
 */
export async function chooseAccount(cluster: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  if (process.platform !== "linux") {
    throw new StartRefused(
      "PostgreSQL does not run as root. Start Firstline as an ordinary user, or set DATABASE_URL.",
    )
  }
  const existing = await ifPresent(stat(cluster))
  if (existing !== undefined && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid }
  return await nobody()
}
