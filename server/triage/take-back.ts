import { sql } from "kysely"
import type { Certainty, TriageField } from "../../contract/vocabulary.ts"
import { triageFields } from "../../contract/vocabulary.ts"
import type { Db, Tx } from "../database/connect.ts"
import type { Deps } from "../deps.ts"
import { announce, parseChanges } from "../tickets/history.ts"
import { lockTicket, type TicketRow } from "../tickets/queries.ts"
import type { FieldChange } from "../tickets/rules.ts"
import { applyChanges } from "../tickets/store.ts"

/** Whose work is taken back, and since when. */
export type Work = { provider: string; model: string; since: Date }

const workOf = ({ provider, model, since }: Work) => sql`
  from ticket_event event
  join suggestion s on s.id = event.suggestion_id
  join ticket on ticket.id = event.ticket_id
  -- An import tells events of the time when they happened elsewhere; it was filled when it came in.
  where s.provider = ${provider} and s.model = ${model} and greatest(event.at, s.created_at) >= ${since}
    and (category_by = 'triage' or priority_by = 'triage')
    and event.type <> 'undone'
    and not exists (select from ticket_event back where back.ticket_id = event.ticket_id
      and back.version > event.version and back.type = 'undone' and back.suggestion_id = s.id)`

/** How many tickets still hold what this model filled in since. */
export async function countWork(db: Db | Tx, work: Work): Promise<number> {
  const { rows } = await sql<{ tickets: number }>`
    select count(distinct ticket.id)::int as tickets ${workOf(work)}`.execute(db)
  return rows[0]?.tickets ?? 0
}

type Filled = { ticket_id: number; suggestion_id: number; version: number }

type Told = { type: string; suggestion_id: number | null; changes: FieldChange[] }

async function historyOf(tx: Tx, ticketId: number): Promise<Told[]> {
  const events = await tx
    .selectFrom("ticket_event")
    .select(["type", "suggestion_id", "changes"])
    .where("ticket_id", "=", ticketId)
    .orderBy("version")
    .execute()
  return events.map(({ type, suggestion_id, changes }) => ({
    type,
    suggestion_id,
    changes: parseChanges(changes),
  }))
}

/** A value that triage gave a field; without a suggestion nobody can take it back. */
type Fill = { suggestionId: number | null; value: string; certainty: Certainty | null | undefined }

/** What triage filled into a field, the oldest first; what a person undid is left out. */
function fillsOf(ticket: TicketRow, field: TriageField, told: Told[]): Fill[] {
  const steps = told.flatMap(({ type, suggestion_id: suggestionId, changes }) =>
    changes.flatMap((change) => (change.field === field ? [{ type, suggestionId, change }] : [])),
  )
  const first = steps[0]?.change
  const created = told.find(({ type }) => type === "created")
  const fills: Fill[] = [
    {
      suggestionId: created?.suggestion_id ?? null,
      value: first ? first.from : ticket[field],
      certainty: first ? first.from_certainty : ticket[`${field}_certainty`],
    },
  ]
  for (const { type, suggestionId, change } of steps) {
    const isTriages = change.from_by === "triage" && change.to_by === "triage"
    const isTakenBack = type === "undone" && suggestionId !== null
    if (!isTriages || isTakenBack) continue
    if (type === "undone" && fills.at(-2)?.value === change.to) fills.pop()
    else fills.push({ suggestionId, value: change.to, certainty: change.to_certainty })
  }
  return fills
}

// The newest value that nobody took back; where there is none the value stays, and nobody is sure of it.
function backOf(
  ticket: TicketRow,
  field: TriageField,
  { told, suggestionId }: { told: Told[]; suggestionId: number },
): FieldChange[] {
  if (ticket[`${field}_by`] !== "triage") return []
  const takenBack = new Set(
    told.flatMap((event) => (event.type === "undone" ? [event.suggestion_id] : [])),
  )
  const fills = fillsOf(ticket, field, told).filter(
    (fill) => fill.suggestionId === null || !takenBack.has(fill.suggestionId),
  )
  // The value of another model stands.
  if (fills.at(-1)?.suggestionId !== suggestionId) return []
  const before = fills.findLast((fill) => fill.suggestionId !== suggestionId)
  const to = before?.value ?? ticket[field]
  const from_certainty = ticket[`${field}_certainty`]
  const to_certainty = before?.certainty ?? "unsure"
  if (to === ticket[field] && from_certainty === to_certainty) return []
  return [
    {
      field,
      from: ticket[field],
      to,
      from_by: "triage",
      to_by: "triage",
      from_certainty,
      to_certainty,
    },
  ]
}

const takeBackOne = ({ db }: Pick<Deps, "db">, filled: Filled): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const ticket = await lockTicket(tx, filled.ticket_id)
    const told = await historyOf(tx, ticket.id)
    const suggestionId = filled.suggestion_id
    const changes = triageFields.flatMap((field) => backOf(ticket, field, { told, suggestionId }))
    // Told although nothing changes, so that no later take-back restores what this one withdrew.
    const changed = await applyChanges(tx, ticket, changes)
    await announce(tx, changed, { type: "undone", actor: "person", changes, suggestionId })
  })

const batchSize = 200

/** Takes back what a model filled in since a time, ticket by ticket; tells how many. */
export async function takeBack(deps: Pick<Deps, "db">, work: Work): Promise<string> {
  let tickets = 0
  let [lastTicket, lastVersion] = [0, 0]
  for (;;) {
    const { rows } = await sql<Filled>`
      select event.ticket_id::int8 as ticket_id, s.id::int8 as suggestion_id, event.version
      ${workOf(work)} and (event.ticket_id, -event.version) > (${lastTicket}, ${-lastVersion})
      order by event.ticket_id, event.version desc limit ${batchSize}`.execute(deps.db)
    for (const row of rows) {
      await takeBackOne(deps, row)
      if (row.ticket_id !== lastTicket) tickets++
      lastTicket = row.ticket_id
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < batchSize) break
    lastVersion = last.version
  }
  return `took back what ${work.model} had filled in ${tickets} tickets`
}
