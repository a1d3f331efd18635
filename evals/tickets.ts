import { readFileSync } from "node:fs"
import { z } from "zod"
import { categories, priorities } from "../contract/vocabulary.ts"
import { createStarterBuiltin } from "../server/triage/builtin/classifier.ts"
import type { Outcome } from "./measures.ts"

/** The classifier that is scored. */
export const builtin = createStarterBuiltin()

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

/** What the built-in classifier answers to each ticket, beside its label. */
export function outcomesOf(tickets: LabelledTicket[], field: "category" | "priority"): Outcome[] {
  return tickets.map((ticket) => {
    const { value, confidence } = builtin.classifyText(ticket)[field]
    return { truth: ticket[field], answer: value, confidence }
  })
}
