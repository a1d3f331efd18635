import { codeOf } from "../../error-code.ts"
import { StartRefused } from "../../start-refused.ts"

/** Waits for something that may be missing: `undefined` instead of an ENOENT. */
export async function ifPresent<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined
    throw error
  }
}

/** Turns a failure of the file system into a sentence that names what the operator can do. */
export async function explaining<T>(work: Promise<T>, sentence: string): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (codeOf(error) === "") throw error
    throw new StartRefused(`${sentence} (${codeOf(error)})`, { cause: error })
  }
}
