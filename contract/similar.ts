import { z } from "zod"
import {
  body,
  bodyRefusals,
  endpoint,
  idParameter,
  json,
  jsonObject,
  refusals,
} from "./endpoint.ts"
import { optionalText } from "./text.ts"
import { ticketSchema } from "./tickets.ts"

export const similarTicketSchema = ticketSchema
  .pick({
    id: true,
    title: true,
    status: true,
    category: true,
    priority: true,
    category_by: true,
    priority_by: true,
    created_at: true,
    duplicate_of: true,
  })
  .extend({
    similarity: z.number().min(0).max(1).meta({
      description: "1 for the same words, 0 for nothing in common: cosine of TF-IDF.",
      example: 0.62,
    }),
    evidence: z.array(z.string()).meta({
      description: "Up to five rare words that both share, as this ticket spells them.",
      example: ["checkout", "time-out"],
    }),
  })
  .meta({ id: "SimilarTicket" })
export type SimilarTicket = z.output<typeof similarTicketSchema>

const similarTickets = json(z.array(similarTicketSchema), "At most five, the most similar first.")
const ticketPath = z.object({ id: idParameter })
const tags = ["Similar tickets"]

export const listSimilarTickets = endpoint({
  method: "get",
  path: "/api/tickets/{id}/similar/",
  tags,
  summary: "Find tickets like this one",
  description:
    "Compares what is written, and tells what was decided there. Leaves out what is linked to the ticket as its original or a duplicate. Changes nothing.",
  request: { params: ticketPath },
  responses: { 200: similarTickets, ...refusals },
})

export const findSimilarTickets = endpoint({
  method: "post",
  path: "/api/tickets/similar/",
  tags,
  summary: "Find tickets like a text",
  description: "For a ticket while it is being written. The text is not kept.",
  request: {
    body: body(
      jsonObject({ title: optionalText().optional(), description: optionalText().optional() }).meta(
        { id: "TextToCompare", example: { title: "Checkout times out" } },
      ),
    ),
  },
  responses: { 200: similarTickets, ...bodyRefusals },
})

export const markDuplicate = endpoint({
  method: "post",
  path: "/api/tickets/{id}/duplicate/",
  tags,
  summary: "Mark a ticket as a duplicate of another",
  description:
    "Links the two and changes nothing else: the status stays. Null takes the mark away. Stands in the history of both tickets. `/api/tickets/{id}/undo/` undoes it like any other change. Refused with 400 where it would make a chain: the original must be no duplicate, and the duplicate no original.",
  request: {
    params: ticketPath,
    body: body(
      jsonObject({
        duplicate_of: z
          .int({
            error: "must be the id of the original ticket, or null to take the mark away",
          })
          .positive("must be the id of a ticket, 1 or more")
          .nullable(),
      }).meta({ id: "DuplicateMark", example: { duplicate_of: 4312 } }),
    ),
  },
  responses: { 200: json(ticketSchema, "The whole ticket, marked."), ...bodyRefusals },
})

export const listDuplicates = endpoint({
  method: "get",
  path: "/api/tickets/{id}/duplicates/",
  tags,
  summary: "List the tickets that are marked as duplicates of this one",
  request: { params: ticketPath },
  responses: {
    200: json(z.array(ticketSchema), "At most 200, the newest first."),
    ...refusals,
  },
})
