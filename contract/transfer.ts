import { z } from "zod"
import { bodyRefusals, endpoint, json, oneOf, problem, refusals } from "./endpoint.ts"
import { newTicketSchema, ticketFilterSchema } from "./tickets.ts"
import { categories, certainties, deciders, priorities, statuses } from "./vocabulary.ts"

/** The ways in which tickets are written into a file: with commas, or one JSON object a line. */
export const transferFormats = ["csv", "jsonl"] as const
export type TransferFormat = (typeof transferFormats)[number]

/** The format that a file's name ends with; undefined where it is none of ours. */
export function formatOfFile(name: string): TransferFormat | undefined {
  if (/\.csv$/i.test(name)) return "csv"
  return /\.(jsonl|ndjson)$/i.test(name) ? "jsonl" : undefined
}

/** The columns of an exported CSV file, in their order; in JSON Lines the same fields. */
export const exportedColumns = [
  "id",
  "title",
  "description",
  "category",
  "priority",
  "status",
  "created_at",
  "category_by",
  "priority_by",
  "category_certainty",
  "priority_certainty",
  "updated_at",
  "version",
  "duplicate_of",
] as const

/** By such a name the desk remembers an import. */
export const importName = /^[\w.-]{1,100}$/

/** A row of a file may be this long, as a body of every other call. */
export const rowMaxLength = 1_000_000
/** Where a report ends to list what was refused; its count goes on. */
export const listedFaultsMax = 1_000
/** A report holds rejected rows up to this many characters together; all are counted. */
export const heldRejectedMaxLength = 4_000_000

const dayMs = 86_400_000
const firstTime = Date.UTC(1970, 0, 1)

// A clock may be off by hours; a ticket of next year would stand above all others until then.
const createdAt = z.iso
  .datetime({
    offset: true,
    // What is no time lies neither before 1970 nor in the future.
    abort: true,
    error: "must be a time in ISO 8601 with its zone, such as 2026-11-23T08:30:00Z",
  })
  .refine((text) => Date.parse(text) >= firstTime, "must not lie before 1970")
  .refine((text) => Date.parse(text) < Date.now() + dayMs, "must not lie in the future")
  // PostgreSQL takes no zone of sixteen hours and more.
  .transform((text) => new Date(text).toISOString())

// As other desks and spreadsheets write them: "In Progress", "in-progress", "High ".
const asWritten = (value: string) =>
  value
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, "_")

/** One value out of a closed list, whatever its case, with blanks or hyphens where ours has "_". */
const oneOfAnyCase = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.preprocess((value) => (typeof value === "string" ? asWritten(value) : value), oneOf(values))

/** A certainty is triage's: where a person decided, a file may hold none. */
const isTriages = (by: string | undefined, certainty: string | undefined) =>
  certainty === undefined || by === "triage"
const notTriages = (field: string) => ({
  path: [`${field}_certainty`],
  error: `must be left out unless ${field}_by is triage`,
})

/** What one row of an imported file holds. */
export const importedTicketSchema = newTicketSchema
  .pick({ title: true, description: true })
  .extend({
    category: oneOfAnyCase(categories).optional(),
    priority: oneOfAnyCase(priorities).optional(),
    status: oneOfAnyCase(statuses).optional(),
    created_at: createdAt.optional(),
    category_by: oneOfAnyCase(deciders).optional(),
    priority_by: oneOfAnyCase(deciders).optional(),
    category_certainty: oneOfAnyCase(certainties).optional(),
    priority_certainty: oneOfAnyCase(certainties).optional(),
  })
  .refine((row) => isTriages(row.category_by, row.category_certainty), notTriages("category"))
  .refine((row) => isTriages(row.priority_by, row.priority_certainty), notTriages("priority"))
export type ImportedTicket = z.output<typeof importedTicketSchema>

/** What an import found in its file, and made of it. */
export const importReportSchema = z
  .object({
    rows: z.int().meta({ description: "Rows of the file, without its header." }),
    imported: z.int().meta({ description: "Tickets that came in now." }),
    already_in: z.int().meta({ description: "Rows that an earlier try had dealt with." }),
    rejected: z.int().meta({ description: "Rows that were refused, those of earlier tries too." }),
    faults: z
      .array(z.object({ line: z.int(), reason: z.string() }))
      .meta({ description: `What was wrong with the first ${listedFaultsMax} refused rows.` }),
    rejected_rows: z
      .object({
        rows: z.int().meta({ description: "How many of the refused rows are held." }),
        text: z.string().meta({
          description: `A file of them, in the format that was sent, with line and reason: to be mended and imported. Whole rows, and ${heldRejectedMaxLength} characters at most.`,
        }),
      })
      .meta({ description: "The first of the refused rows themselves." }),
  })
  .meta({ id: "ImportReport" })
export type ImportReport = z.output<typeof importReportSchema>

// No zod schema, which would have to hold the whole body to validate it.
const stream = { type: "string" } as const

const tags = ["Tickets"]

export const exportTickets = endpoint({
  method: "get",
  path: "/api/tickets/export/",
  tags,
  summary: "Export tickets",
  description:
    "All tickets that the same filter lists, in the same order, as a stream; with `sort:updated` the newest first, since a ticket that changes meanwhile would move. In CSV (RFC 4180), a title or description that a spreadsheet would run as a formula begins with an apostrophe; an import of the whole file takes it away again.",
  request: {
    query: ticketFilterSchema.extend({ format: oneOf(transferFormats).default("csv") }),
  },
  responses: {
    200: {
      description: "The tickets; cut off where the desk could not read on.",
      content: {
        "text/csv": { schema: z.string() },
        "application/jsonl": { schema: z.string() },
      },
    },
    ...refusals,
  },
})

export const importTickets = endpoint({
  method: "post",
  path: "/api/tickets/import/",
  tags,
  summary: "Import tickets",
  description:
    "Takes a stream of any length, in CSV with a header (RFC 4180) or in JSON Lines, always UTF-8. `title` and `description` are required; `category`, `priority`, `status` and `created_at` are optional. A given category or priority is a person's word, unless `category_by` or `priority_by` says `triage`, as an export does; `category_certainty` and `priority_certainty` say then how sure triage was. Whatever else there is, is ignored. Bad rows are left out, reported, and held in the report up to 4 MB. An import with a name may be sent again after a failure and goes on behind the rows that are in.",
  request: {
    query: z.object({
      name: z
        .string({ error: "must be a name, given once" })
        .regex(importName, "must be 1 to 100 letters, digits, dots, hyphens and underscores")
        .optional()
        .meta({ description: "By which the desk remembers how much of the file is in." }),
    }),
    body: {
      required: true,
      content: {
        "text/csv": { schema: stream },
        "application/jsonl": { schema: stream },
        "application/x-ndjson": { schema: stream },
      },
    },
  },
  responses: {
    200: json(importReportSchema, "The file was read to its end."),
    ...bodyRefusals,
    409: problem("The same file is being imported."),
    413: problem("The body is larger than 4 GB."),
    415: problem("The body is neither CSV nor JSON Lines."),
  },
})
