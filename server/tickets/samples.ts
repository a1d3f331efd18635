import { sql } from "kysely"
import { z } from "zod"
import { categories, priorities, type Status } from "../../contract/vocabulary.ts"
import type { Tx } from "../database/connect.ts"
import type { Deps } from "../deps.ts"
import { conflict } from "../http/errors.ts"
import { answerColumns } from "../triage/answers.ts"
import { askBuiltin, filledBy, type Triage } from "../triage/commands.ts"
import type { TicketRow } from "./queries.ts"
import sampleTickets from "./sample-tickets.json" with { type: "json" }
import { sampleTimes } from "./sample-times.ts"

/** Newest first, with what a careful person would decide. */
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
const waitingForTriage = 12
const minuteMs = 60_000
const workedAfterMinutes = [25, 90, 180, 420, 1_500, 2_900]

/** The further back, the more is done; one of seven old tickets is still worked on. */
function statusOf(n: number): Status {
  if (n < 18) return n % 4 === 3 ? "in_progress" : "open"
  if (n % 7 === 0) return "in_progress"
  if (n % 9 === 4) return "open"
  return n % 3 === 0 ? "closed" : "resolved"
}

function workedAt(createdAt: Date, n: number, now: Date): Date {
  const minutes = workedAfterMinutes[n % workedAfterMinutes.length] ?? 0
  const latest = now.getTime() - minuteMs
  return new Date(Math.min(createdAt.getTime() + minutes * minuteMs, latest))
}

type Knowing = Pick<Triage, "knowledge">
const decidedByPerson = { category_by: "person", priority_by: "person" } as const
const decidedByTriage = { category_by: "triage", priority_by: "triage" } as const

type Writing = { sample: Sample; n: number; createdAt: Date; now: Date }

/** The row of the n-th newest ticket. */
async function ticketOf(triage: Knowing, { sample, n, createdAt, now }: Writing) {
  const status = statusOf(n)
  const isWorked = status !== "open"
  const decided =
    n < waitingForTriage
      ? { ...filledBy(triage, await askBuiltin(triage, sample)), ...decidedByTriage }
      : decidedByPerson
  return {
    ...sample,
    ...decided,
    status,
    version: isWorked ? 2 : 1,
    created_at: createdAt,
    updated_at: isWorked ? workedAt(createdAt, n, now) : createdAt,
  }
}

/** The suggestion that a ticket had when it came, and what its person made of it. */
async function suggestionOf(triage: Knowing, ticket: TicketRow) {
  const answered = await askBuiltin(triage, ticket)
  const isDecided = ticket.category_by === "person"
  return {
    ...answerColumns({ ...answered, ticketId: ticket.id }),
    chosen_category: isDecided ? ticket.category : null,
    chosen_priority: isDecided ? ticket.priority : null,
    created_at: ticket.created_at,
  }
}

/** What happened to a ticket: it came, and somebody may have taken it up since. */
function historyOf({ id, status, version, created_at, updated_at }: TicketRow) {
  const event = { ticket_id: id, actor: "person" } as const
  const created = { ...event, version: 1, type: "created", changes: "[]", at: created_at } as const
  if (version === 1) return [created]
  const changes = JSON.stringify([{ field: "status", from: "open", to: status }])
  return [created, { ...event, version, type: "changed", changes, at: updated_at } as const]
}

async function fill(tx: Tx, triage: Knowing, now: Date): Promise<void> {
  const times = sampleTimes(now, samples.length)
  const tickets = await Promise.all(
    samples.map((sample, n) => ticketOf(triage, { sample, n, createdAt: times[n] ?? now, now })),
  )
  // The oldest first, so that ids count up with time. Few statements: the table is locked.
  const rows = await tx.insertInto("ticket").values(tickets.toReversed()).returningAll().execute()
  const suggestions = await Promise.all(rows.map((row) => suggestionOf(triage, row)))
  await tx.insertInto("suggestion").values(suggestions).execute()
  await tx.insertInto("ticket_event").values(rows.flatMap(historyOf)).execute()
}

type Filling = Pick<Deps, "db"> & { triage: Knowing }

/** Fills an empty desk with sample tickets and tells how many; refused when it holds any ticket. */
export const addSampleTickets = ({ db, triage }: Filling): Promise<number> =>
  db.transaction().execute(async (tx) => {
    // Two who fill at once must not both find the desk empty.
    await sql`lock table ticket in share row exclusive mode`.execute(tx)
    const ticket = await tx.selectFrom("ticket").select("id").limit(1).executeTakeFirst()
    if (ticket)
      throw conflict("Sample tickets are for an empty desk; this one holds tickets already.")
    await fill(tx, triage, new Date())
    return samples.length
  })
