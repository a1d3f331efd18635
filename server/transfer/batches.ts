import type { ImportedTicket, ImportReport, TransferFormat } from "../../contract/transfer.ts"
import { listedFaultsMax } from "../../contract/transfer.ts"
import { Refusal } from "../http/errors.ts"
import { rowReaderOf, type FileRow, type RowReader } from "./formats.ts"
import { isIn, readTicket, type Span } from "./rules.ts"

/** Neighbouring rows of a file, and the tickets that were in them. */
export type Batch = Span & { tickets: ImportedTicket[]; length: number }

/** Takes a row that is set aside, for a file with this head. */
export type SetAside = (row: string, head: string) => Promise<void>

/** What is known of a file so far. */
export type Findings = Omit<ImportReport, "rejected_rows">

export type Source = { format: TransferFormat; chunks: AsyncIterable<Uint8Array> }

// The more rows, the more words come again: with 1,000 the database took a tenth longer.
const batchRows = 4_000
const batchLength = 4_000_000

/** Whether bytes were no UTF-8. */
export const isMalformedText = (error: unknown): boolean =>
  error instanceof TypeError &&
  "code" in error &&
  error.code === "ERR_ENCODING_INVALID_ENCODED_DATA"

async function* decode(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  // The decoder takes away a byte order mark.
  const decoder = new TextDecoder("utf-8", { fatal: true })
  try {
    for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  } catch (error) {
    if (!isMalformedText(error)) throw error
    throw new Refusal({
      status: 400,
      title: "Bad Request",
      detail: "The file is not UTF-8 text. Save it as UTF-8 and try again.",
    })
  }
}

async function* rowsOf(reader: RowReader, chunks: Source["chunks"]): AsyncGenerator<FileRow> {
  for await (const text of decode(chunks)) yield* reader.read(text)
  yield* reader.end()
}

const isFull = ({ from, before, length }: Batch) =>
  before - from >= batchRows || length >= batchLength

/** Takes a row into a batch; null begins one. */
function withRow(batch: Batch | null, at: number, ticket: ImportedTicket | null): Batch {
  const grown = batch ?? { from: at, before: at, tickets: [], length: 0 }
  grown.before = at + 1
  if (ticket) {
    grown.tickets.push(ticket)
    grown.length += ticket.title.length + ticket.description.length
  }
  return grown
}

/**
 * Cuts a file into batches, and leaves out the rows that are in. Counts into the report as it goes. Bad
 * rows are set aside whether they are new or not, so that all of them are found in one place.
 */
export async function* batchesOf(
  { format, chunks }: Source,
  { areIn, report, setAside }: { areIn: Span[]; report: Findings; setAside: SetAside },
): AsyncGenerator<Batch> {
  const reader = rowReaderOf(format)
  let batch: Batch | null = null

  async function reject(row: FileRow, reason: string): Promise<void> {
    await setAside(row.asRejected(reason), reader.rejectedHead())
    report.rejected++
    if (report.faults.length < listedFaultsMax) report.faults.push({ line: row.line, reason })
  }
  for await (const row of rowsOf(reader, chunks)) {
    const at = report.rows++
    const read = readTicket(row)
    const ticket = "reason" in read ? null : read
    if ("reason" in read) await reject(row, read.reason)
    const isKnown = isIn(areIn, at)
    if (isKnown) report.already_in++
    if (batch && (isKnown || isFull(batch))) {
      yield batch
      batch = null
    }
    if (!isKnown) batch = withRow(batch, at, ticket)
  }
  if (batch) yield batch
}
