import { readFileSync } from "node:fs"
import { z } from "zod"
import { categories, priorities } from "../contract/vocabulary.ts"

const ticketSchema = z.object({
  id: z.int(),
  language: z.string(),
  part: z.enum(["dev", "test"]),
  title: z.string(),
  description: z.string(),
  category: z.enum(categories),
  priority: z.enum(priorities),
})
export type LabelledTicket = z.output<typeof ticketSchema>

/** The labelled tickets of evals/tickets.jsonl. */
export const labelledTickets: LabelledTicket[] = readFileSync(
  new URL("./tickets.jsonl", import.meta.url),
  "utf8",
)
  .trim()
  .split("\n")
  .map((line) => ticketSchema.parse(JSON.parse(line)))
