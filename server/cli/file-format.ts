import { formatOfFile, type TransferFormat } from "../../contract/transfer.ts"
import { StartRefused } from "../start-refused.ts"

/** The format that a file's name ends with; refused where it is none of ours. */
export function formatOf(file: string): TransferFormat {
  const format = formatOfFile(file)
  if (format) return format
  throw new StartRefused(`${file} must end with .csv or .jsonl, so that its format is known.`)
}
