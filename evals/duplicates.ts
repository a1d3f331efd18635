import { existsSync, readdirSync, readFileSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import { sql } from "kysely"
import { pino } from "pino"
import { z } from "zod"
import { connect, type Db } from "../server/database/connect.ts"
import { startEmbedded } from "../server/database/embedded.ts"
import { migrate } from "../server/database/migrate.ts"
import { countFrequencies } from "../server/similar/frequencies.ts"
import { rankSimilar } from "../server/similar/queries.ts"

/**
 * How often the ticket that people called the original is found from its duplicate, among all tickets
 * of a data set: `name.jsonl` with id, title and description, `name-duplicates.jsonl` with id and
 * duplicate_of. Through the product's own queries, on a PostgreSQL of its own.
 */

const ticketSchema = z.object({ id: z.string(), title: z.string(), description: z.string() })
const pairSchema = z.object({ id: z.string(), duplicate_of: z.string() })

type Row = z.output<typeof ticketSchema>
type Pair = z.output<typeof pairSchema>
type DuplicateSet = { name: string; tickets: Row[]; pairs: Pair[] }
type DuplicateScore = {
  name: string
  tickets: number
  pairs: number
  recallAt: { 1: number; 5: number; 10: number }
  /** Mean reciprocal rank. */
  mrr: number
}

function readLines<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema>[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => schema.parse(JSON.parse(line)))
}

const ending = "-duplicates.jsonl"

/** The data sets of a folder that come with pairs of duplicates. */
const readDuplicateSets = (folder: string): DuplicateSet[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => ({ file, name: basename(file, ending) }))
    .filter(({ name }) => existsSync(join(folder, `${name}.jsonl`)))
    .map(({ file, name }) => ({
      name,
      tickets: readLines(join(folder, `${name}.jsonl`), ticketSchema),
      pairs: readLines(join(folder, file), pairSchema),
    }))

const visible = (text: string) => (text.trim() === "" ? "-" : text.replaceAll("\0", " "))

/** Stores the tickets of a data set; returns the desk's id of each. */
async function storeTickets(db: Db, rows: Row[]): Promise<Map<string, number>> {
  const batchSize = 500
  const idOf = new Map<string, number>()
  for (let at = 0; at < rows.length; at += batchSize) {
    const batch = rows.slice(at, at + batchSize)
    const stored = await db
      .insertInto("ticket")
      .values(
        batch.map(({ title, description }) => ({
          title: visible(title).slice(0, 200).toWellFormed(),
          description: visible(description),
          category: "general" as const,
          priority: "medium" as const,
        })),
      )
      .returning("id")
      .execute()
    const ids = stored.map(({ id }) => id).toSorted((a, b) => a - b)
    batch.forEach((row, n) => idOf.set(row.id, ids[n] ?? 0))
  }
  await sql`analyze ticket`.execute(db)
  return idOf
}

/** The place of each pair's original in what its duplicate finds; infinite where it is not found. */
async function ranksOf(db: Db, { tickets, pairs }: DuplicateSet): Promise<number[]> {
  const idOf = await storeTickets(db, tickets)
  const frequencies = await countFrequencies(db)
  const textOf = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  const ranks: number[] = []
  for (const { id, duplicate_of } of pairs) {
    const [text, own, wanted] = [textOf.get(id), idOf.get(id), idOf.get(duplicate_of)]
    if (text === undefined || own === undefined || wanted === undefined) continue
    const ranked = await rankSimilar(db, { ...text, id: own }, frequencies)
    const at = ranked.findIndex(({ hit }) => hit.id === wanted)
    ranks.push(at === -1 ? Number.POSITIVE_INFINITY : at + 1)
  }
  return ranks
}

/** Scores a data set on an empty, migrated database. */
async function scoreOn(db: Db, set: DuplicateSet): Promise<DuplicateScore> {
  const ranks = await ranksOf(db, set)
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  const recall = (k: number) => mean(ranks.map((rank) => (rank <= k ? 1 : 0)))
  return {
    name: set.name,
    tickets: set.tickets.length,
    pairs: ranks.length,
    recallAt: { 1: recall(1), 5: recall(5), 10: recall(10) },
    mrr: mean(ranks.map((rank) => 1 / rank)),
  }
}

/** Scores every data set of a folder that comes with pairs of duplicates. */
export async function scoreDuplicates(folder: string): Promise<DuplicateScore[]> {
  const sets = readDuplicateSets(folder)
  if (sets.length === 0) return []
  const dataDir = await mkdtemp(join(tmpdir(), "firstline-eval-"))
  // Its last connection ends with the server, at times a moment later, which is nothing to warn of.
  const log = pino({ level: "error" })
  const server = await startEmbedded({ dataDir, log, settings: { fsync: "off" } })
  try {
    await migrate(server.url)
    const db = connect({ url: server.url, maxConnections: 1 }, log)
    const scores: DuplicateScore[] = []
    for (const set of sets) {
      await sql`truncate ticket cascade`.execute(db)
      scores.push(await scoreOn(db, set))
    }
    await db.destroy()
    return scores
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** A Markdown table of scores. */
export function duplicatesTable(scores: DuplicateScore[]): string {
  const two = (share: number) => share.toFixed(2)
  return [
    "| duplicates | tickets | pairs | R@1 | R@5 | R@10 | MRR |",
    "|---|---:|---:|---:|---:|---:|---:|",
    ...scores.map(
      ({ name, tickets, pairs, recallAt, mrr }) =>
        `| ${name} | ${tickets} | ${pairs} | ${two(recallAt[1])} | ${two(recallAt[5])} | ${two(recallAt[10])} | ${two(mrr)} |`,
    ),
  ].join("\n")
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? process.env["EVAL_DATA"]
  if (!folder) throw new Error("Name the folder of the data sets, or set EVAL_DATA.")
  console.log(duplicatesTable(await scoreDuplicates(folder)))
}
