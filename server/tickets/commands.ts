import type { NewTicket, Ticket, TicketChange } from "../../contract/tickets.ts"
import type { Tx } from "../database/connect.ts"
import type { Deps } from "../deps.ts"
import { conflict, notFound } from "../http/errors.ts"
import { requireOriginal, tellOriginals } from "../similar/originals.ts"
import { storeAnswer } from "../triage/answers.ts"
import { recordDesk, requesterLabel, takeDeskBack } from "../learning/labels.ts"
import { askBuiltin, askLlm, filledBy, recordChoice, takeShown, tie } from "../triage/commands.ts"
import { ProviderFailure } from "../triage/provider.ts"
import type { AnswerRow } from "../triage/queries.ts"
import { announce, choiceIn, parseChanges } from "./history.ts"
import { getTicket, lockTicket, toTicket, type TicketRow } from "./queries.ts"
import { changesByTriage, changesOf, decide, inverseOf, type FieldChange } from "./rules.ts"
import { applyChanges, storeTicket } from "./store.ts"

/**
 * Stores a new ticket. What the person left open is filled by the suggestion that they were shown,
 * else by the built-in classifier; where a language model is configured, a job asks it afterwards.
 */
export async function submitTicket(deps: Deps, input: NewTicket): Promise<Ticket> {
  const { title, description, status = "open", category, priority } = input
  const { llm, shadow } = deps.triage
  const choice = { category, priority }
  const isLeftOpen = category === undefined || priority === undefined
  const label = (shown: AnswerRow | null) =>
    requesterLabel({ title, description }, { choice, shown: shown ?? undefined })
  const isDrawn =
    (category !== undefined || priority !== undefined) &&
    Math.random() < deps.triage.knowledge.current().auditShare
  if (!isLeftOpen && !input.suggestion_id && !llm && !shadow) {
    const ticket = { title, description, status, ...decide(choice, null) }
    const given = { ticket, label: label(null), suggestionId: null, isDrawn }
    return toTicket(await storeTicket(deps.db, given))
  }
  return deps.db.transaction().execute(async (tx) => {
    const text = { title, description }
    const shown = input.suggestion_id
      ? await takeShown(tx, { id: input.suggestion_id, text })
      : null
    const filled = isLeftOpen && !shown ? await askBuiltin(deps.triage, text) : null
    const answer = shown ?? filled
    const suggested = answer && filledBy(deps.triage, answer)
    const suggestion = shown ?? (filled && (await storeAnswer(tx, filled)))
    const row = await storeTicket(tx, {
      ticket: { title, description, status, ...decide(choice, suggested) },
      label: label(shown),
      suggestionId: isLeftOpen && suggestion ? suggestion.id : null,
      isDrawn,
    })
    if (suggestion) await tie(tx, suggestion.id, { ticketId: row.id, choice: shown ? choice : {} })
    if (filled && llm) await deps.jobs.enqueue(tx, "triage.refine", { ticketId: row.id })
    if (llm ?? shadow) await deps.jobs.enqueue(tx, "triage.shadow", { ticketId: row.id })
    return toTicket(row)
  })
}

/**
 * Changes a ticket as a person wants it. A value that the requester had chosen and the desk repeats
 * becomes the desk's word too; the ticket itself stays as it is. Refused where it says on which version
 * it is based, and another has changed the same since.
 */
export const changeTicket = ({ db }: Deps, id: number, wish: TicketChange): Promise<Ticket> =>
  db.transaction().execute(async (tx) => {
    const ticket = await lockTicket(tx, id)
    const changes = changesOf(ticket, wish)
    await requireUnchanged(tx, ticket, { changes, since: wish.based_on })
    const { category, priority, title = ticket.title, description = ticket.description } = wish
    const text = { title, description }
    await recordDesk(tx, { before: ticket, text, decision: { category, priority } })
    if (changes.length === 0) return toTicket(ticket)
    const changed = await applyChanges(tx, ticket, changes)
    await announce(tx, changed, { type: "changed", actor: "person", changes })
    await recordChoice(tx, id, choiceIn(changes))
    return toTicket(changed)
  })

/** The fields that the events of a ticket's history have changed. */
const fieldsIn = (events: { changes: unknown }[]): Set<FieldChange["field"]> =>
  new Set(events.flatMap(({ changes }) => parseChanges(changes)).map(({ field }) => field))

/** Refuses changes of what another has changed since the version that was read. */
async function requireUnchanged(
  tx: Tx,
  ticket: TicketRow,
  { changes, since = ticket.version }: { changes: FieldChange[]; since: number | undefined },
): Promise<void> {
  if (since >= ticket.version) return
  const events = await tx
    .selectFrom("ticket_event")
    .select("changes")
    .where("ticket_id", "=", ticket.id)
    .where("version", ">", since)
    .execute()
  const meanwhile = fieldsIn(events)
  const both = changes.map(({ field }) => field).filter((field) => meanwhile.has(field))
  if (both.length > 0) {
    throw conflict(
      `Another change of the ${both.join(" and the ")} of ticket #${ticket.id} came first; nothing was saved.`,
    )
  }
}

/** Puts back what one change of a ticket replaced; refused when it has been changed again since. */
export const undoChange = ({ db }: Deps, id: number, version: number): Promise<Ticket> =>
  db.transaction().execute(async (tx) => {
    const ticket = await lockTicket(tx, id)
    const event = await tx
      .selectFrom("ticket_event")
      .select(["changes", "type"])
      .where("ticket_id", "=", id)
      .where("version", "=", version)
      .executeTakeFirst()
    if (event === undefined) throw notFound(`Ticket #${id} has no version ${version}.`)
    const told = parseChanges(event.changes)
    const copy = told.find(({ field }) => field === "duplicates")
    if (copy) {
      throw conflict(`The mark stands on ticket #${copy.to || copy.from}; undo it there.`)
    }
    const changes = inverseOf(ticket, told)
    if (changes === null) {
      throw conflict(`Ticket #${id} has been changed again since; what you see now was kept.`)
    }
    await requireOriginal(tx, id, changes)
    const changed = await applyChanges(tx, ticket, changes)
    await announce(tx, changed, { type: "undone", actor: "person", changes })
    await tellOriginals(tx, id, { type: "undone", changes })
    const choice = choiceIn(changes)
    await recordChoice(tx, id, choice)
    const { chosen_category: category, chosen_priority: priority } = choice
    await takeDeskBack(tx, { before: ticket, text: changed, decision: { category, priority } })
    return toTicket(changed)
  })

// A job may be worked on twice, after a crash: what a person undid in between must not be filled again.
async function touchedByPeople(tx: Tx, ticketId: number): Promise<Set<FieldChange["field"]>> {
  const events = await tx
    .selectFrom("ticket_event")
    .select("changes")
    .where("ticket_id", "=", ticketId)
    .where("actor", "=", "person")
    .execute()
  return fieldsIn(events)
}

/**
 * Asks the language model about a stored ticket and fills what no person has decided by the time of
 * its answer. Tells what it did. Throws the ProviderFailure, so that the job is tried again.
 */
export async function refineTriage(deps: Deps, ticketId: number): Promise<string> {
  const { llm } = deps.triage
  if (llm === null) return "no language model is configured any more"
  const { title, description, category_by, priority_by } = await getTicket(deps.db, ticketId)
  if (category_by === "person" && priority_by === "person") return "a person has decided already"
  const answered = await askLlm(deps, llm, { text: { title, description }, ticketId })
  if (answered instanceof ProviderFailure) throw answered
  return deps.db.transaction().execute(async (tx) => {
    const ticket = await lockTicket(tx, ticketId)
    if (ticket.title !== title || ticket.description !== description) {
      return "the text was changed while the model read it"
    }
    const { id: suggestionId } = await storeAnswer(tx, answered)
    const touched = await touchedByPeople(tx, ticketId)
    const changes = changesByTriage(ticket, filledBy(deps.triage, answered)).filter(
      ({ field }) => !touched.has(field),
    )
    if (changes.length === 0) return "nothing to change"
    const changed = await applyChanges(tx, ticket, changes)
    await announce(tx, changed, { type: "changed", actor: "triage", changes, suggestionId })
    return `set ${changes.map(({ field, to }) => `${field} to ${to}`).join(" and ")}`
  })
}
