import { sql } from "kysely"
import { z } from "zod"
import { categories, priorities, type Status } from "../../contract/vocabulary.ts"
import type { Tx } from "../database/connect.ts"
import type { Deps } from "../deps.ts"
import { conflict } from "../http/errors.ts"
import { storeAnswer } from "../triage/answers.ts"
import { askBuiltin } from "../triage/commands.ts"
import { valuesOf } from "../triage/queries.ts"
import sampleTickets from "./sample-tickets.json" with { type: "json" }

const samples = z
  .array(
    z.object({
      title: z.string(),
      description: z.string(),
      category: z.enum(categories),
      priority: z.enum(priorities),
    }),
  )
  .parse(sampleTickets)

type Sample = (typeof samples)[number]

// The newest ones wait for a person, as on a desk in the morning.
const waitingForTriage = 9
const minute = 60_000
const day = 24 * 60 * minute
const spanDays = 30

/** When the n-th newest sample was written: the first minutes ago, the last a month ago. */
const ageOf = (n: number) => 2 * minute + (n / (samples.length - 1)) ** 1.8 * spanDays * day

/** The further back, the more is done; one of seven old tickets is still worked on. */
function statusOf(n: number): Status {
  if (n < 14) return n % 4 === 3 ? "in_progress" : "open"
  if (n % 7 === 0) return "in_progress"
  if (n % 9 === 4) return "open"
  return n % 3 === 0 ? "closed" : "resolved"
}

const workedAfterMs = 3 * 60 * minute

async function insertSample(
  tx: Tx,
  triage: Deps["triage"],
  sample: Sample,
  n: number,
): Promise<void> {
  const createdAt = new Date(Date.now() - ageOf(n))
  const status = statusOf(n)
  const isWorked = status !== "open"
  const changedAt = new Date(Math.min(createdAt.getTime() + workedAfterMs, Date.now() - minute))
  const suggested = await askBuiltin(triage, sample)
  const isWaiting = n < waitingForTriage
  const decider = isWaiting ? "triage" : "person"
  const { id } = await tx
    .insertInto("ticket")
    .values({
      ...sample,
      ...(isWaiting ? valuesOf(suggested.answer) : {}),
      status,
      category_by: decider,
      priority_by: decider,
      version: isWorked ? 2 : 1,
      created_at: createdAt,
      updated_at: isWorked ? changedAt : createdAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  const suggestion = await storeAnswer(tx, { ...suggested, ticketId: id })
  if (!isWaiting) await keepChoice(tx, suggestion.id, sample)
  const created = {
    ticket_id: id,
    version: 1,
    type: "created",
    actor: "person",
    at: createdAt,
  } as const
  await tx.insertInto("ticket_event").values(created).execute()
  if (!isWorked) return
  const changes = JSON.stringify([{ field: "status", from: "open", to: status }])
  const changed = { ...created, version: 2, type: "changed", at: changedAt, changes } as const
  await tx.insertInto("ticket_event").values(changed).execute()
}

const keepChoice = (tx: Tx, suggestionId: number, { category, priority }: Sample) =>
  tx
    .updateTable("suggestion")
    .set({ chosen_category: category, chosen_priority: priority })
    .where("id", "=", suggestionId)
    .execute()

/** Fills an empty desk with sample tickets and tells how many; refused when it holds any ticket. */
export const addSampleTickets = ({ db, triage }: Pick<Deps, "db" | "triage">): Promise<number> =>
  db.transaction().execute(async (tx) => {
    // Two who fill at once must not both find the desk empty.
    await sql`lock table ticket in share row exclusive mode`.execute(tx)
    const ticket = await tx.selectFrom("ticket").select("id").limit(1).executeTakeFirst()
    if (ticket)
      throw conflict("Sample tickets are for an empty desk; this one holds tickets already.")
    for (const [n, sample] of [...samples.entries()].toReversed()) {
      await insertSample(tx, triage, sample, n)
    }
    return samples.length
  })
