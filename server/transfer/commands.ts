import type { Db } from "../database/connect.ts"
import { batchesOf, type Batch, type Findings, type SetAside, type Source } from "./batches.ts"
import { fillAll, type Knowing } from "./fill.ts"
import { inOrderOfTime, type Span } from "./rules.ts"
import {
  drawIds,
  markIn,
  putWaitingIn,
  readSpans,
  storeTickets,
  writeMuch,
  writtenOf,
  type Written,
} from "./store.ts"

/** How the import goes while it goes. */
export type Listener = { setAside: SetAside; onBatch: (report: Findings) => void }

export type ImportOptions = Source &
  Listener & {
    /** By what the desk remembers how much is in; null where it need not. */
    name: string | null
    /** So many batches are written at once, each over a connection of its own. */
    lanes: number
    signal?: AbortSignal
  }

type Ready = Span & { written: Written }

/** A batch with all values of its tickets, and numbers that count up from batch to batch. */
async function makeReady(
  { db, triage }: { db: Db; triage: Knowing },
  { from, before, tickets }: Batch,
): Promise<Ready> {
  const filled = await fillAll(triage, inOrderOfTime(tickets))
  const ids = await drawIds(db, filled.length)
  const numbered = ids.flatMap((id, at) => (filled[at] ? Object.assign(filled[at], { id }) : []))
  return { from, before, written: writtenOf(numbered) }
}

/** Brings a batch in whole, with its history and the mark that it is in; or not at all. */
const storeBatch = (db: Db, { written, ...span }: Ready, name: string | null): Promise<void> =>
  db.transaction().execute(async (tx) => {
    if (written.count > 0) {
      await writeMuch(tx)
      await storeTickets(tx, written)
    }
    // At the end: other batches of the file wait for this row until we commit.
    if (name !== null) await markIn(tx, name, span)
  })

/**
 * Runs several at once. What comes next is made ready while they run. After a failure it begins no other,
 * waits for what runs, and throws.
 */
async function inLanes<Item>(
  items: AsyncIterable<Item>,
  { lanes, run }: { lanes: number; run: (item: Item) => Promise<void> },
): Promise<void> {
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  try {
    for await (const item of items) {
      if (running.size >= lanes) await Promise.race(running)
      if (failures.length > 0) break
      const one = run(item)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => running.delete(one))
      running.add(one)
    }
  } finally {
    await Promise.all(running)
  }
  if (failures.length > 0) throw failures[0]
}

/**
 * Brings the tickets of a file in, in batches of one transaction each. Bad rows are set aside. With a
 * name, rows that are in already are left out, so that an import that ended early can be run again.
 * Uses memory for a few batches, however long the file is.
 */
export async function importTickets(
  { db, triage }: { db: Db; triage: Knowing },
  { format, chunks, name, lanes, setAside, onBatch, signal }: ImportOptions,
): Promise<Findings> {
  const report: Findings = { rows: 0, imported: 0, already_in: 0, rejected: 0, faults: [] }
  const areIn = await readSpans(db, name)
  const batches = batchesOf({ format, chunks }, { areIn, report, setAside })
  async function* readyBatches(): AsyncGenerator<Ready> {
    for await (const batch of batches) yield await makeReady({ db, triage }, batch)
  }
  await inLanes(readyBatches(), {
    lanes,
    run: async (batch) => {
      signal?.throwIfAborted()
      await storeBatch(db, batch, name)
      report.imported += batch.written.count
      onBatch(report)
    },
  })
  await putWaitingIn(db)
  return report
}
