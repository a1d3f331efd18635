import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { basename, join } from "node:path"
import { z } from "zod"
import { categories, priorities, type TriageField } from "../contract/vocabulary.ts"
import { shuffle } from "../server/triage/builtin/learner.ts"
import { textKey } from "../server/triage/rules.ts"

/**
 * Other people's labelled texts, read from a folder or a file that is named. Each line is a JSON object
 * with `text`, or `title` and `description`; with `category`, `priority` or neither; and, where rows
 * belong together, a `group` that a split must not tear apart.
 */

const rowSchema = z.object({
  text: z.string().optional(),
  title: z.string().optional(),
  description: z.string().nullish(),
  category: z.enum(categories).optional(),
  priority: z.enum(priorities).optional(),
  group: z.string().optional(),
})

export type Row = {
  title: string
  description: string
  category: z.output<typeof rowSchema>["category"]
  priority: z.output<typeof rowSchema>["priority"]
  group: string
}
export type Dataset = { name: string; rows: Row[] }

function toRow(line: string): Row[] {
  const parsed = rowSchema.safeParse(JSON.parse(line))
  if (!parsed.success) return []
  const { text, title = "", description, category, priority, group } = parsed.data
  const words = { title, description: text ?? description ?? "" }
  if (words.title + words.description === "") return []
  // Copies of one text stand on one side of the split, too.
  return [{ ...words, category, priority, group: group ?? textKey(words).toString("hex") }]
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

/** Whole groups on one side or the other, always the same ones; rows without the field left out. */
export function splitFor({ rows }: Dataset, field: TriageField): Split {
  const groups = new Map<string, Row[]>()
  for (const row of rows.filter((one) => one[field] !== undefined)) {
    const known = groups.get(row.group)
    if (known) known.push(row)
    else groups.set(row.group, [row])
  }
  const inOrder = shuffle([...groups.values()], seed)
  const total = inOrder.reduce((sum, group) => sum + group.length, 0)
  const split: Split = { train: [], test: [] }
  for (const group of inOrder) {
    const side = split.train.length < trainShare * total ? split.train : split.test
    side.push(...group)
  }
  return split
}
