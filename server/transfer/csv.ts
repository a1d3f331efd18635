import { rowMaxLength } from "../../contract/transfer.ts"

/** One row; its line is that of the file on which it begins. */
export type CsvRow = { line: number; cells: string[]; fault: string | null }

// Where numbers have a decimal comma, spreadsheets part cells by semicolons; pasted tables have tabs.
const separators = [",", ";", "\t"] as const
type Separator = (typeof separators)[number]
const anyEnd = { ",": /[,\r\n]/g, ";": /[;\r\n]/g, "\t": /[\t\r\n]/g }

/** What parts the cells of a file: a comma if its first line holds one, else a semicolon or a tab. */
const separatorOf = (firstLine: string): Separator =>
  separators.find((separator) => firstLine.includes(separator)) ?? ","

/**
 * Reads CSV (RFC 4180) piece by piece: quotes, doubled quotes, line ends of every system, also within
 * quotes; cells parted by commas, semicolons or tabs. Blank lines are no rows. What is too long is cut, so
 * that an unclosed quote cannot fill memory.
 */
export function createCsvReader(maxLength = rowMaxLength) {
  let separator: Separator | null = null
  let beginning = ""
  let state: "start" | "plain" | "quoted" | "atQuote" | "closed" = "start"
  let [line, cell, length, skipsLf] = [1, "", 0, false]
  let row: CsvRow = { line, cells: [], fault: null }
  let rows: CsvRow[] = []

  function add(text: string): void {
    length += text.length
    if (length <= maxLength) cell += text
    else row.fault = `is longer than ${maxLength} characters`
  }
  function endCell(): void {
    if (++length <= maxLength + 1) row.cells.push(cell)
    cell = ""
    state = "start"
  }
  function endRow(): void {
    endCell()
    if (row.cells.length > 1 || row.cells[0] !== "" || row.fault) rows.push(row)
    length = 0
    row = { line: ++line, cells: [], fault: null }
  }
  function countLines(text: string): void {
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) line++
  }
  /** Reads on from a place; returns where it stopped. */
  function step(text: string, at: number): number {
    if (state === "quoted") {
      const end = text.indexOf('"', at)
      const part = text.slice(at, end === -1 ? undefined : end)
      add(part)
      countLines(part)
      if (end === -1) return text.length
      state = "atQuote"
      return end + 1
    }
    if (state === "atQuote") {
      if (text[at] !== '"') state = "closed"
      else {
        add('"')
        state = "quoted"
        return at + 1
      }
    }
    if (state === "start" && text[at] === '"') {
      state = "quoted"
      return at + 1
    }
    return readPlain(text, at)
  }
  function readPlain(text: string, at: number): number {
    const ends = anyEnd[separator ?? ","]
    ends.lastIndex = at
    const end = ends.exec(text)?.index ?? text.length
    if (end > at) {
      if (state === "closed") row.fault ??= "has text after a closing quote"
      else state = "plain"
      add(text.slice(at, end))
    }
    if (end === text.length) return end
    if (text[end] === separator) endCell()
    else {
      skipsLf = text[end] === "\r"
      endRow()
    }
    return end + 1
  }
  const takeRows = (): CsvRow[] => {
    const taken = rows
    rows = []
    return taken
  }
  function readOn(text: string): CsvRow[] {
    let at = skipsLf && text.startsWith("\n") ? 1 : 0
    if (text !== "") skipsLf = false
    while (at < text.length) {
      at = step(text, at)
      if (skipsLf && at < text.length) {
        if (text[at] === "\n") at++
        skipsLf = false
      }
    }
    return takeRows()
  }
  /** Begins once the first line is there, which tells what parts the cells. */
  function begin(firstLine: string): CsvRow[] {
    separator = separatorOf(firstLine)
    const text = beginning
    beginning = ""
    return readOn(text)
  }
  return {
    /** The rows that end in this piece of the file. */
    read(text: string): CsvRow[] {
      if (separator !== null) return readOn(text)
      beginning += text
      const [firstLine] = /[^\r\n]+(?=[\r\n])/.exec(beginning) ?? []
      if (firstLine === undefined && beginning.length <= maxLength) return []
      return begin(firstLine ?? beginning)
    },
    /** The row that the end of the file ends, if there is one. */
    end(): CsvRow[] {
      const rest = separator === null ? begin(beginning) : []
      if (state === "quoted") row.fault ??= "has a quote that is never closed"
      if (length > 0 || state !== "start") endRow()
      return [...rest, ...takeRows()]
    },
  }
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** One row of a CSV file (RFC 4180), with its end. */
export const csvRow = (cells: readonly (string | number | null)[]): string =>
  `${cells.map((cell) => (typeof cell === "string" && /[",\r\n]/.test(cell) ? quoted(cell) : (cell ?? ""))).join(",")}\r\n`

// What spreadsheets run as a formula (OWASP, "CSV injection"), some of them in full width too. Apostrophes
// before it count along, so that taking one away is the exact inverse.
const formula = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const guardedFormula = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** The text with an apostrophe in front, where a spreadsheet would run it. */
export const guardFormula = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** The text as it was before `guardFormula`. */
export const unguardFormula = (text: string): string =>
  guardedFormula.test(text) ? text.slice(1) : text
