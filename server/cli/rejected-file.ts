import { open, type FileHandle } from "node:fs/promises"
import { extname } from "node:path"
import type { TransferFormat } from "../../contract/transfer.ts"
import { codeOf } from "../error-code.ts"
import { StartRefused } from "../start-refused.ts"

type Rejecting = { path: string; format: TransferFormat }

/** The name of a file for rejected rows; it names those that were mended as well. */
function rejectedPath({ path, format }: Rejecting, count: number): string {
  const name = path.slice(0, -extname(path).length).replace(/\.rejected(-\d+)?$/, "")
  return `${name}.rejected${count === 1 ? "" : `-${count}`}.${format}`
}

/** A new file: one that is there may hold rows that somebody is mending. */
async function createRejected(file: Rejecting): Promise<{ path: string; handle: FileHandle }> {
  for (let count = 1; ; count++) {
    const path = rejectedPath(file, count)
    try {
      return { path, handle: await open(path, "wx") }
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error
    }
  }
}

/** The file of the rejected rows of another, which exists as soon as there is one. */
export function rejectedFile(file: Rejecting) {
  let created: { path: string; handle: FileHandle } | undefined
  return {
    path: () => created?.path,
    write: async (row: string, head: string): Promise<void> => {
      try {
        const isFirst = created === undefined
        created ??= await createRejected(file)
        await created.handle.write(isFirst ? head + row : row)
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        throw new StartRefused(
          `${rejectedPath(file, 1)}, for the rows that are refused, cannot be written: ${why}.`,
          { cause: error },
        )
      }
    },
    close: async () => created?.handle.close(),
  }
}
