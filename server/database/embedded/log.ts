import { constants } from "node:fs"
import { open, rename, stat } from "node:fs/promises"
import { dirname } from "node:path"
import { ifPresent } from "./errors.ts"

const rotateAtBytes = 1_000_000
const tailBytes = 8_000
const tailLines = 12

/** The file that PostgreSQL writes its messages to. */
export type ServerLog = {
  path: string
  fd: number
  /** The last lines written since `from`, a size that `size` gave. */
  lastLines(from: number): Promise<string>
  size(): Promise<number>
  close(): Promise<void>
}

/**
 * Opens the log, after setting a long one aside as `.old`. It is a file and not a pipe, because
 * PostgreSQL may outlive us and would then block on a pipe that nobody reads.
 */
export async function openServerLog(path: string): Promise<ServerLog> {
  const before = await ifPresent(stat(path))
  if (before !== undefined && before.size > rotateAtBytes) await rename(path, `${path}.old`)
  const { O_APPEND, O_CREAT, O_RDWR, O_NOFOLLOW } = constants
  // Windows has no O_NOFOLLOW.
  const flags = O_APPEND | O_CREAT | O_RDWR | (process.platform === "win32" ? 0 : O_NOFOLLOW)
  const file = await open(path, flags, 0o600)
  if (process.getuid?.() === 0) {
    // Root may start a folder that belongs to someone, who must be able to start it again later.
    const owner = await stat(dirname(path))
    await file.chown(owner.uid, owner.gid)
  }
  const size = async () => (await file.stat()).size
  return {
    path,
    fd: file.fd,
    size,
    lastLines: async (from) => {
      const end = await size()
      const start = Math.max(from, end - tailBytes)
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(end - start),
        0,
        end - start,
        start,
      )
      const text = buffer.toString("utf8", 0, bytesRead).trim()
      return text.split("\n").slice(-tailLines).join("\n")
    },
    close: () => file.close(),
  }
}
