import { setTimeout } from "node:timers/promises"
import { sql } from "kysely"
import type { Logger } from "pino"
import type { Db } from "../database/connect.ts"
import type { TicketText } from "../triage/provider.ts"
import { stemsOf, type Frequencies } from "./rules.ts"

/** In how many tickets a word stands, from memory; no call waits for more than a first look. */
export type FrequencySource = () => Promise<Frequencies>

// 20,000 tickets are read for an estimate (0.5 s at a million), all of a smaller desk's.
const batches = 40
const batchSize = 500
// A twentieth of that is read for those who ask before it is counted.
const firstLook = 2
// Counting rests between its batches, so that requests go on.
const breathMs = 50
// Counting again takes one part in two hundred of the time, and no desk's words change in seconds.
const restFactor = 200
const shortestRestMs = 10_000

// What a sample does not hold may stand in a few tickets for each of the sample's, but mostly in none.
const unseenCount = 0.25

type Size = { maxId: number; estimate: number }

async function readSize(db: Db): Promise<Size> {
  const { rows } = await sql<{ max_id: number; estimate: number }>`
    select coalesce((select max(id) from ticket), 0) as max_id,
      (select reltuples::float8 from pg_class where oid = 'ticket'::regclass) as estimate`.execute(
    db,
  )
  const { max_id: maxId = 0, estimate = 0 } = rows[0] ?? {}
  return { maxId, estimate }
}

const readBatch = (db: Db, afterId: number) =>
  db
    .selectFrom("ticket")
    .select(["id", "title"])
    .select(sql<string>`left(description, 2000)`.as("description"))
    .where("id", ">", afterId)
    .orderBy("id")
    .limit(batchSize)
    .execute()

function countStems(counts: Map<string, number>, texts: TicketText[]): void {
  for (const text of texts) {
    for (const stem of stemsOf(text).keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
}

type Sampling = { batches: number; rest: () => Promise<unknown> }

/** Counts the stems of a small desk's tickets, or of batches spread evenly over a large one's. */
async function countSample(db: Db, sampling: Sampling): Promise<Frequencies & { isAll: boolean }> {
  const { maxId, estimate } = await readSize(db)
  const gap = Math.max(0, Math.floor(maxId / sampling.batches) - batchSize)
  const counts = new Map<string, number>()
  let [read, afterId] = [0, 0]
  for (let batch = 0; batch < sampling.batches; batch++) {
    const texts = await readBatch(db, afterId)
    countStems(counts, texts)
    read += texts.length
    const last = texts.at(-1)
    if (last === undefined || texts.length < batchSize) break
    afterId = last.id + gap
    await sampling.rest()
  }
  const total = gap === 0 ? read : Math.max(read, estimate)
  return {
    ...scaled(counts, { total, factor: read === 0 ? 1 : total / read }),
    isAll: gap === 0,
  }
}

/** Counts without rest, for who needs nothing else meanwhile. */
export const countFrequencies = (db: Db): Promise<Frequencies> =>
  countSample(db, { batches, rest: async () => undefined })

/** What the sample says of the whole desk. What stands in it once says nothing, and is forgotten. */
function scaled(
  counts: Map<string, number>,
  { total, factor }: { total: number; factor: number },
): Frequencies {
  const isSample = factor > 1
  if (isSample) for (const [stem, count] of counts) if (count === 1) counts.delete(stem)
  const unseen = isSample ? factor * unseenCount : 0
  return {
    total,
    ticketsWith(stem) {
      const count = counts.get(stem)
      return count === undefined ? unseen : count * factor
    },
  }
}

/** Counts in the background, for the first time when first asked, and again when the figures have aged. */
export function createFrequencies(db: Db, log: Logger): FrequencySource {
  let current: { frequencies: Frequencies; staleAt: number } | null = null
  let looking: Promise<Frequencies> | null = null
  let isCounting = false

  async function count(): Promise<void> {
    const startedAt = performance.now()
    const frequencies = await countSample(db, {
      batches,
      rest: () => setTimeout(breathMs, undefined, { ref: false }),
    })
    const tookMs = performance.now() - startedAt
    const restMs = Math.max(shortestRestMs, restFactor * tookMs)
    current = { frequencies, staleAt: performance.now() + restMs }
  }
  function countInBackground(): void {
    if (isCounting) return
    isCounting = true
    count()
      .catch((error: unknown) =>
        log.warn({ err: error }, "the words of the tickets were not counted"),
      )
      .finally(() => {
        isCounting = false
      })
  }
  async function look(): Promise<Frequencies> {
    const frequencies = await countSample(db, {
      batches: firstLook,
      rest: async () => undefined,
    })
    // What has been counted meanwhile is better.
    current ??= { frequencies, staleAt: performance.now() + shortestRestMs }
    if (!frequencies.isAll) countInBackground()
    return current.frequencies
  }

  return async () => {
    if (current === null) {
      looking ??= look().finally(() => {
        looking = null
      })
      return looking
    }
    if (current.staleAt < performance.now()) countInBackground()
    return current.frequencies
  }
}
