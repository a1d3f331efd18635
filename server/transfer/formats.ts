import { z } from "zod"
import type { Ticket } from "../../contract/tickets.ts"
import {
  exportedColumns,
  importedTicketSchema,
  type TransferFormat,
} from "../../contract/transfer.ts"
import { Refusal } from "../http/errors.ts"
import { createCsvReader, csvRow, guardFormula, unguardFormula, type CsvRow } from "./csv.ts"
import { depthOf, maxDepth } from "../http/json-body.ts"
import { createLineReader, type Line } from "./lines.ts"

/** One row of a file, before anything is known of it but that it is one. */
export type FileRow = {
  line: number
  /** Its fields by name, to be validated. */
  fields: unknown
  /** Why it is no row that could be validated. */
  fault: string | null
  /** The row as it is set aside, with the reason. */
  asRejected(reason: string): string
}

/** Reads the rows of a file, piece by piece. */
export type RowReader = {
  read(text: string): Iterable<FileRow>
  end(): Iterable<FileRow>
  /** With what a file of rejected rows begins. */
  rejectedHead(): string
}

/** The columns that a file of rejected rows begins with. */
const rejectedColumns = ["rejected_because", "rejected_line"] as const
const texts = new Set(["title", "description"])
const known = Object.keys(importedTicketSchema.shape)
const required = known.filter((name) => texts.has(name))

const refuse = (detail: string) => new Refusal({ status: 400, title: "Bad Request", detail })

/** Whose file it is, which tells the cells that hold an apostrophe in front of a formula: ours do. */
type Origin = "rejected" | "exported" | "foreign"

type Header = { cells: string[]; names: string[]; origin: Origin }

const isRejected = (names: string[]) => rejectedColumns.every((name, at) => names[at] === name)

function originOf(names: string[]): Origin {
  if (isRejected(names)) return "rejected"
  return names.join() === exportedColumns.join() ? "exported" : "foreign"
}

/** A header, or a refusal when no ticket could come of what it heads. */
function readHeader({ cells, fault }: CsvRow): Header {
  if (fault) throw refuse(`The header ${fault}.`)
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const missing = required.filter((name) => !names.includes(name))
  if (missing.length > 0) {
    throw refuse(
      `The header names no column ${missing.join(" and none ")}. The first line must name the columns, separated by commas, semicolons or tabs.`,
    )
  }
  const double = known.find((name) => names.indexOf(name) !== names.lastIndexOf(name))
  if (double !== undefined) throw refuse(`The header names the column ${double} twice.`)
  return { cells, names, origin: originOf(names) }
}

/** The cells as they were before we guarded them, in a file of ours. */
function plainCells({ names, origin }: Header, cells: string[]): string[] {
  if (origin === "foreign") return cells
  return cells.map((cell, at) =>
    origin === "rejected" || texts.has(names[at] ?? "") ? unguardFormula(cell) : cell,
  )
}

/** The known fields of a row; an empty cell is a field left out. */
function fieldsOf(names: string[], cells: string[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [at, name] of names.entries()) {
    const cell = cells[at] ?? ""
    if (texts.has(name) || (cell !== "" && known.includes(name))) fields[name] = cell
  }
  return fields
}

/** The cells of a row without what we had put before them. */
const ownCells = ({ origin }: Header, cells: string[]) =>
  origin === "rejected" ? cells.slice(rejectedColumns.length) : cells

function csvRows(): RowReader {
  const csv = createCsvReader()
  let header: Header | null = null

  function* rowsOf(rows: CsvRow[]): Generator<FileRow> {
    for (const row of rows) {
      if (header === null) header = readHeader(row)
      else yield toRow(row, header)
    }
  }
  function toRow({ line, cells, fault }: CsvRow, head: Header): FileRow {
    const { names } = head
    const count = `has ${cells.length} cells where the header names ${names.length} columns`
    const plain = plainCells(head, cells)
    return {
      line,
      fields: fieldsOf(names, plain),
      fault: fault ?? (cells.length === names.length ? null : count),
      asRejected: (reason) =>
        csvRow([reason, line, ...ownCells(head, plain).map((cell) => guardFormula(cell))]),
    }
  }
  return {
    read: (text) => rowsOf(csv.read(text)),
    *end() {
      yield* rowsOf(csv.end())
      if (header === null) throw refuse("The file is empty; its first line must name the columns.")
    },
    rejectedHead: () =>
      csvRow([
        ...rejectedColumns,
        ...(header ? ownCells(header, header.cells).map((cell) => guardFormula(cell)) : []),
      ]),
  }
}

const objectSchema = z.record(z.string(), z.unknown())

function parseObject(text: string): Record<string, unknown> | null {
  try {
    return objectSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

function jsonRow({ line, text, fault: cut }: Line): FileRow {
  // Reading it would take what it likes, and writing it again the whole stack.
  const isDeep = cut === null && depthOf(text) > maxDepth
  const fault = isDeep ? `nests more than ${maxDepth} levels deep` : cut
  const object = fault ? null : parseObject(text)
  // An export of another program may say null where a field is left out.
  const fields = Object.fromEntries(
    Object.entries(object ?? {}).filter(([, value]) => value !== null),
  )
  return {
    line,
    fields,
    fault: fault ?? (object ? null : "is no JSON object"),
    asRejected: (reason) => {
      const whole = { ...(object ?? { text }), rejected_because: reason, rejected_line: line }
      return `${JSON.stringify(whole)}\n`
    },
  }
}

function jsonRows(): RowReader {
  const lines = createLineReader()
  function* rowsOf(read: Iterable<Line>): Generator<FileRow> {
    for (const line of read) yield jsonRow(line)
  }
  return {
    read: (text) => rowsOf(lines.read(text)),
    end: () => rowsOf(lines.end()),
    rejectedHead: () => "",
  }
}

/** Reads a file in this format. */
export const rowReaderOf = (format: TransferFormat): RowReader =>
  format === "csv" ? csvRows() : jsonRows()

const csvTicket = (ticket: Ticket): string =>
  csvRow(
    exportedColumns.map((name) => {
      const value = ticket[name]
      return texts.has(name) && typeof value === "string" ? guardFormula(value) : value
    }),
  )

/** With what an exported file begins. */
export const exportHead = (format: TransferFormat): string =>
  format === "csv" ? csvRow(exportedColumns) : ""

/** A ticket as an exported file holds it. */
export const exportedRow = (format: TransferFormat, ticket: Ticket): string =>
  format === "csv" ? csvTicket(ticket) : `${JSON.stringify(ticket)}\n`
