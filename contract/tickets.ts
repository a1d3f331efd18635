import { z } from "zod"
import {
  body,
  bodyRefusals,
  endpoint,
  filterBy,
  idParameter,
  json,
  jsonObject,
  oneOf,
  problem,
  refusals,
  wholeNumber,
} from "./endpoint.ts"
import { pageQuery } from "./paging.ts"
import { longText, optionalText, shortText } from "./text.ts"
import { categories, certainties, deciders, priorities, statuses } from "./vocabulary.ts"

export const titleMaxLength = 200
/** The database counts versions in an integer. */
const versionMax = 2 ** 31 - 1
const version = (what: string) =>
  z.int({ error: `must be ${what}` }).max(versionMax, `must be at most ${versionMax}`)

const timestamp = z.iso.datetime().meta({ example: "2026-11-23T08:30:00.000Z" })

const certainty = z.enum(certainties).nullable().meta({
  description: "How sure triage is of a value that no person decided; null where one did.",
})

export const ticketSchema = z
  .object({
    id: z.int().meta({ example: 4312 }),
    title: z.string().meta({ example: "Checkout times out" }),
    description: z.string().meta({ example: "Since 14:00 every card payment ends in a time-out." }),
    category: z.enum(categories),
    priority: z.enum(priorities),
    status: z.enum(statuses),
    created_at: timestamp,
    category_by: z.enum(deciders).meta({ description: "Who decided the category." }),
    priority_by: z.enum(deciders).meta({ description: "Who decided the priority." }),
    category_certainty: certainty,
    priority_certainty: certainty,
    updated_at: timestamp,
    version: z.int().meta({ description: "Counts the changes of this ticket; 1 when new." }),
    duplicate_of: z
      .int()
      .nullable()
      .meta({ description: "The ticket that tells the same, where a person said so." }),
  })
  .meta({ id: "Ticket" })
export type Ticket = z.output<typeof ticketSchema>

const titleText = shortText(titleMaxLength)
const descriptionText = longText()

export const newTicketSchema = jsonObject({
  title: titleText,
  description: descriptionText,
  category: oneOf(categories).optional(),
  priority: oneOf(priorities).optional(),
  status: oneOf(statuses).optional(),
  suggestion_id: z
    .int({ error: "must be the suggestion_id of a classify answer" })
    .positive("must be the suggestion_id of a classify answer")
    .optional()
    .meta({ description: "The suggestion that was shown while the ticket was written." }),
}).meta({
  id: "NewTicket",
  example: {
    title: "Checkout times out",
    description: "Since 14:00 every card payment ends in a time-out.",
  },
})
export type NewTicket = z.output<typeof newTicketSchema>

export const ticketChangeSchema = jsonObject({
  title: titleText.optional(),
  description: descriptionText.optional(),
  category: oneOf(categories).optional(),
  priority: oneOf(priorities).optional(),
  status: oneOf(statuses).optional(),
  based_on: version("the version of the ticket that was read")
    .min(1, "must be 1 or more")
    .optional()
    .meta({
      description:
        "The version that was read. The change is refused where one of its fields has been changed since.",
    }),
}).meta({ id: "TicketChange", example: { status: "in_progress" } })
export type TicketChange = z.output<typeof ticketChangeSchema>

export const ticketFilterSchema = z.object({
  category: filterBy(categories),
  priority: filterBy(priorities),
  status: filterBy(statuses),
  to_triage: filterBy(["true"]).meta({
    description:
      "Only tickets on which a value of triage waits for a person's word: unfinished ones, and those drawn for an audit whatever their status.",
  }),
  search: optionalText().optional().meta({
    description:
      "Every word must occur in title or description, anywhere, in any case; double quotes make a phrase.",
    example: '"card payment" timeout',
  }),
})
export type TicketFilter = z.output<typeof ticketFilterSchema>

const ticketListSchema = ticketFilterSchema.extend(pageQuery)

const change = z.object({
  field: z
    .enum(["title", "description", "category", "priority", "status", "duplicate_of", "duplicates"])
    .meta({
      description:
        "`duplicate_of` names the original, `duplicates` in the original's history a duplicate: each as an id, empty for none.",
    }),
  from: z.string(),
  to: z.string(),
  from_by: z.enum(deciders).optional(),
  to_by: z.enum(deciders).optional(),
  from_certainty: certainty.optional(),
  to_certainty: certainty.optional(),
})

type Change = z.output<typeof change>
type Standing = Pick<
  Ticket,
  | "title"
  | "description"
  | "status"
  | "category"
  | "category_by"
  | "priority"
  | "priority_by"
  | "duplicate_of"
>

/** A ticket's original as histories tell it. */
export const toldId = (id: number | null): string => (id === null ? "" : String(id))

/** Whether a ticket still has what a change of its history gave it; then that can be undone. */
export function isStanding(ticket: Standing, { field, to, to_by }: Change): boolean {
  if (field === "duplicates") return false
  if (field === "duplicate_of") return toldId(ticket.duplicate_of) === to
  if (ticket[field] !== to) return false
  return (field !== "category" && field !== "priority") || ticket[`${field}_by`] === to_by
}

export const ticketEventSchema = z
  .object({
    version: z.int().meta({ description: "The version of the ticket that this event made." }),
    type: z.enum(["created", "changed", "undone"]),
    actor: z.enum(deciders),
    at: timestamp,
    changes: z.array(change),
    suggested_by: z
      .object({ provider: z.string(), model: z.string(), prompt_version: z.string() })
      .nullable()
      .meta({ description: "Whose answer triage used, where it had a part in this." }),
  })
  .meta({ id: "TicketEvent" })
export type TicketEvent = z.output<typeof ticketEventSchema>

export const ticketCountSchema = z
  .object({
    count: z.int().min(0).nullable().meta({
      description:
        "How many there are, or at least how many where `is_exact` is false. Null where counting them would take too long.",
      example: 10_000,
    }),
    is_exact: z.boolean().meta({ example: false }),
  })
  .meta({ id: "TicketCount" })
export type TicketCount = z.output<typeof ticketCountSchema>

const ticketPath = z.object({ id: idParameter })
const tags = ["Tickets"]

export const createTicket = endpoint({
  method: "post",
  path: "/api/tickets/",
  tags,
  summary: "Create a ticket",
  description:
    "A category or priority that is left out is filled by triage at once and marked `triage` in `category_by` or `priority_by`; where a language model is configured it may refine them later, but never after a person decided.",
  request: { body: body(newTicketSchema) },
  responses: { 201: json(ticketSchema, "The new ticket."), ...bodyRefusals },
})

export const listTickets = endpoint({
  method: "get",
  path: "/api/tickets/",
  tags,
  summary: "List tickets, newest first",
  description:
    'Filters combine with AND. Pages by cursor: follow the `Link` header with rel="next" (RFC 8288) until it is missing.',
  request: { query: ticketListSchema },
  responses: { 200: json(z.array(ticketSchema), "One page of tickets."), ...refusals },
})

export const countTickets = endpoint({
  method: "get",
  path: "/api/tickets/count/",
  tags,
  summary: "Count the tickets of a list",
  description:
    "Takes the filters of the list. Exact where category, priority, status and `to_triage` are all that narrow it; otherwise counted up to 10,000, and up to 1,000 where the search has words.",
  request: { query: ticketFilterSchema },
  responses: { 200: json(ticketCountSchema, "The count, or a bound that it passes."), ...refusals },
})

export const getTicket = endpoint({
  method: "get",
  path: "/api/tickets/{id}/",
  tags,
  summary: "Read a ticket",
  request: { params: ticketPath },
  responses: { 200: json(ticketSchema, "The ticket."), ...refusals },
})

export const changeTicket = endpoint({
  method: "patch",
  path: "/api/tickets/{id}/",
  tags,
  summary: "Change a ticket",
  description:
    "Any subset of the fields. A category or priority given here is a person's decision: giving the present value confirms it.",
  request: { params: ticketPath, body: body(ticketChangeSchema) },
  responses: {
    200: json(ticketSchema, "The whole ticket, changed."),
    ...bodyRefusals,
    409: problem("A field has been changed since the version that `based_on` names."),
  },
})

export const undoChange = endpoint({
  method: "post",
  path: "/api/tickets/{id}/undo/",
  tags,
  summary: "Undo one change of a ticket",
  description:
    "Puts back what the change that made `version` replaced. Refused with 409 when one of its fields has been changed again since.",
  request: {
    params: ticketPath,
    body: body(
      jsonObject({
        version: version("the version that the change made").min(
          2,
          "must be 2 or more: the creation of a ticket cannot be undone",
        ),
      }),
    ),
  },
  responses: {
    200: json(ticketSchema, "The whole ticket, with the change undone."),
    ...bodyRefusals,
    409: problem("Something has been changed again since."),
  },
})

export const getHistory = endpoint({
  method: "get",
  path: "/api/tickets/{id}/history/",
  tags,
  summary: "Read what happened to a ticket, newest first",
  request: {
    params: ticketPath,
    query: z.object({
      limit: pageQuery.limit,
      before_version: wholeNumber({ min: 1, max: versionMax }).optional(),
    }),
  },
  responses: { 200: json(z.array(ticketEventSchema), "One page of events."), ...refusals },
})

export const createSampleTickets = endpoint({
  method: "post",
  path: "/api/sample-tickets/",
  tags,
  summary: "Fill an empty desk with sample tickets",
  description: "Refused with 409 when the desk holds any ticket.",
  responses: {
    201: json(z.object({ created: z.int() }), "How many tickets were created."),
    ...refusals,
    409: problem("The desk is not empty."),
  },
})
