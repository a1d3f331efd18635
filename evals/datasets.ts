import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { basename, join } from "node:path"
import { z } from "zod"
import { categories, priorities, type TriageField } from "../contract/vocabulary.ts"
import { shuffle } from "../server/triage/builtin/learner.ts"
import { copyGroups } from "./copies.ts"

/**
 * Other people's labelled texts, read from a folder or a file that is named. Each line is a JSON object
 * with `text`, or `title` and `description`; with `category`, `priority` or neither; where rows belong
 * together, a `group` that a split must not tear apart; and where their order in time is known, a
 * `created_at` or an `id` that ascends.
 */

const rowSchema = z.object({
  text: z.string().optional(),
  title: z.string().optional(),
  description: z.string().nullish(),
  category: z.enum(categories).optional(),
  priority: z.enum(priorities).optional(),
  group: z.string().optional(),
  id: z.coerce.number().optional().catch(undefined),
  created_at: z.coerce.date().optional().catch(undefined),
})

export type Row = {
  title: string
  description: string
  category: z.output<typeof rowSchema>["category"]
  priority: z.output<typeof rowSchema>["priority"]
  group: string | undefined
  id: number | undefined
  createdAt: number | undefined
}
export type Dataset = { name: string; rows: Row[] }

function toRow(line: string): Row[] {
  const parsed = rowSchema.safeParse(JSON.parse(line))
  if (!parsed.success) return []
  const { text, title = "", description, created_at, ...known } = parsed.data
  const words = { title, description: text ?? description ?? "" }
  if (words.title + words.description === "") return []
  const { category, priority, group, id } = known
  return [{ ...words, category, priority, group, id, createdAt: created_at?.getTime() }]
}

function readDataset(path: string): Dataset {
  const rows = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .flatMap(toRow)
  return { name: basename(path, ".jsonl"), rows }
}

/** The data sets of a file, or of all files of a folder. */
export function readDatasets(place: string): Dataset[] {
  if (!existsSync(place)) return []
  const paths = statSync(place).isDirectory()
    ? readdirSync(place)
        .filter((name) => name.endsWith(".jsonl"))
        .toSorted()
        .map((name) => join(place, name))
    : [place]
  return paths.map(readDataset).filter(({ rows }) => rows.length > 0)
}

export type Split = { train: Row[]; test: Row[] }

const trainShare = 0.7
const seed = 7

type Group = Row[]

/** By the time of its rows; undefined where not all have one, or where groups must stay whole. */
function inTimeOrder(rows: Row[]): Row[] | undefined {
  if (rows.some(({ group }) => group !== undefined)) return undefined
  for (const time of ["createdAt", "id"] as const) {
    if (rows.some((row) => row[time] === undefined)) continue
    return rows.toSorted((one, other) => (one[time] ?? 0) - (other[time] ?? 0))
  }
  return undefined
}

/** The past to learn from, the rest to test on; what copies the past is left out. */
function splitByTime(rows: Row[], groups: Group[]): Split {
  const cut = Math.ceil(trainShare * rows.length)
  const train = rows.slice(0, cut)
  const past = new Set(train)
  const known = new Set(groups.filter((group) => group.some((row) => past.has(row))).flat())
  return { train, test: rows.slice(cut).filter((row) => !known.has(row)) }
}

function splitAtRandom(groups: Group[]): Split {
  const inOrder = shuffle([...groups], seed)
  const total = inOrder.reduce((sum, group) => sum + group.length, 0)
  const split: Split = { train: [], test: [] }
  for (const group of inOrder) {
    const side = split.train.length < trainShare * total ? split.train : split.test
    side.push(...group)
  }
  return split
}

/**
 * By time where it is known, else whole groups on one side or the other, always the same ones. No text
 * has a near-copy on the other side. Rows without the field are left out.
 */
export function splitFor({ rows }: Dataset, field: TriageField): Split {
  const labelled = rows.filter((row) => row[field] !== undefined)
  const groups = copyGroups(labelled)
  const ordered = inTimeOrder(labelled)
  return ordered ? splitByTime(ordered, groups) : splitAtRandom(groups)
}
