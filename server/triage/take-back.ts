import { sql } from "kysely"
import type { TriageField } from "../../contract/vocabulary.ts"
import { triageFields } from "../../contract/vocabulary.ts"
import type { Db, Tx } from "../database/connect.ts"
import type { Deps } from "../deps.ts"
import { applyChanges } from "../tickets/commands.ts"
import { announce, parseChanges } from "../tickets/history.ts"
import { lockTicket, type TicketRow } from "../tickets/queries.ts"
import type { FieldChange } from "../tickets/rules.ts"

/** Whose work is taken back, and since when. */
export type Work = { provider: string; model: string; since: Date }

const filledBy = ({ provider, model, since }: Work) => sql`
  from ticket_event event
  join suggestion s on s.id = event.suggestion_id
  join ticket on ticket.id = event.ticket_id
  where s.provider = ${provider} and s.model = ${model} and event.at >= ${since}
    and (category_by = 'triage' or priority_by = 'triage')
    and event.type <> 'undone'
    and not exists (select from ticket_event back where back.ticket_id = event.ticket_id
      and back.version > event.version and back.type = 'undone' and back.suggestion_id = s.id)`

/** How many tickets still hold what this model filled in since. */
export async function countWork(db: Db | Tx, work: Work): Promise<number> {
  const { rows } = await sql<{ tickets: number }>`
    select count(distinct ticket.id)::int as tickets ${filledBy(work)}`.execute(db)
  return rows[0]?.tickets ?? 0
}

type Filled = {
  ticket_id: number
  suggestion_id: number
  version: number
  type: string
  changes: unknown
}

// What stood before, where triage replaced something; else the value stays, and nobody is sure of it.
function backOf(ticket: TicketRow, field: TriageField, filled: FieldChange[]): FieldChange[] {
  if (ticket[`${field}_by`] !== "triage") return []
  const change = filled.find((one) => one.field === field)
  const to = change && change.to === ticket[field] ? change.from : ticket[field]
  const from_certainty = ticket[`${field}_certainty`]
  const to_certainty = change?.from_certainty ?? "unsure"
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

const takeBackOne = ({ db }: Pick<Deps, "db">, filled: Filled): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const ticket = await lockTicket(tx, filled.ticket_id)
    const was = parseChanges(filled.changes)
    const isAbout = (field: TriageField) =>
      was.length === 0 || was.some((one) => one.field === field)
    const changes = triageFields.flatMap((field) =>
      isAbout(field) ? backOf(ticket, field, was) : [],
    )
    if (changes.length === 0) return false
    const changed = await applyChanges(tx, ticket, changes)
    const suggestionId = filled.suggestion_id
    await announce(tx, changed, { type: "undone", actor: "person", changes, suggestionId })
    return true
  })

const batchSize = 200

/** Takes back what a model filled in since a time, ticket by ticket; tells how many. */
export async function takeBack(deps: Pick<Deps, "db">, work: Work): Promise<string> {
  let tickets = 0
  let [lastTicket, lastVersion] = [0, 0]
  for (;;) {
    const { rows } = await sql<Filled>`
      select event.ticket_id::int8 as ticket_id, s.id::int8 as suggestion_id, event.version, event.type, event.changes
      ${filledBy(work)} and (event.ticket_id, -event.version) > (${lastTicket}, ${-lastVersion})
      order by event.ticket_id, event.version desc limit ${batchSize}`.execute(deps.db)
    for (const row of rows) if (await takeBackOne(deps, row)) tickets++
    const last = rows.at(-1)
    if (last === undefined || rows.length < batchSize) break
    lastTicket = last.ticket_id
    lastVersion = last.version
  }
  return `took back what ${work.model} had filled in ${tickets} tickets`
}
