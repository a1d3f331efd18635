import { createReadStream } from "node:fs"
import { createInterface } from "node:readline"
import { z } from "zod"
import { categories, priorities } from "../../contract/vocabulary.ts"
import type { Label } from "../learning/lessons.ts"
import { StartRefused } from "../start-refused.ts"
import { textKey } from "../triage/rules.ts"

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .enum(values, { error: `must be one of ${values.join(", ")}, or left out` })
    .nullish()
    .transform((value) => value ?? null)
const text = z.string({ error: "must be a text" }).nullish()

const lineSchema = z
  .object(
    {
      title: text,
      description: text,
      text,
      category: oneOf(categories),
      priority: oneOf(priorities),
    },
    { error: "must be a JSON object" },
  )
  .transform(({ title, description, text: whole, category, priority }): Label => ({
    title: title ?? "",
    description: description ?? whole ?? "",
    category,
    priority,
    categoryWeight: 1,
    priorityWeight: 1,
  }))

function parseLine(line: string, place: string): Label {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    throw new StartRefused(`${place} is no JSON.`, { cause: error })
  }
  const parsed = lineSchema.safeParse(value)
  if (parsed.data) return parsed.data
  const [issue] = parsed.error.issues
  throw new StartRefused(`${place}: ${[...(issue?.path ?? []), issue?.message].join(" ")}.`)
}

/**
 * Reads labelled tickets out of a JSON Lines file, oldest first. Of copies the last one counts; lines
 * without a label are left out.
 */
export async function readLabelFile(path: string): Promise<Label[]> {
  const labels = new Map<string, Label>()
  let at = 0
  try {
    for await (const line of createInterface({ input: createReadStream(path, "utf8") })) {
      at++
      // A byte order mark, with which some programs begin a file.
      const told = at === 1 ? line.replace(/^\uFEFF/, "") : line
      if (told.trim() === "") continue
      const label = parseLine(told, `Line ${at} of ${path}`)
      if (label.category === null && label.priority === null) continue
      const key = textKey(label).toString("hex")
      labels.delete(key)
      labels.set(key, label)
    }
  } catch (error) {
    if (error instanceof StartRefused || !(error instanceof Error)) throw error
    throw new StartRefused(`${path} cannot be read: ${error.message}.`, { cause: error })
  }
  return [...labels.values()]
}
