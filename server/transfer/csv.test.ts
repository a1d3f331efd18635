import * as fc from "fast-check"
import { expect, test } from "vitest"
import { createCsvReader, csvRow, guardFormula, unguardFormula, type CsvRow } from "./csv.ts"

function read(file: string, pieceLength = file.length || 1, maxLength?: number): CsvRow[] {
  const reader = createCsvReader(maxLength)
  const rows: CsvRow[] = []
  for (let at = 0; at < file.length; at += pieceLength) {
    rows.push(...reader.read(file.slice(at, at + pieceLength)))
  }
  return [...rows, ...reader.end()]
}
const cellsOf = (file: string) => read(file).map(({ cells }) => cells)

test("rows end with the line ends of any system, the last one also with the file", () => {
  expect(cellsOf("a,b\r\nc,d\ne,f\rg,h")).toEqual([
    ["a", "b"],
    ["c", "d"],
    ["e", "f"],
    ["g", "h"],
  ])
  expect(cellsOf("a,b\r\n")).toEqual([["a", "b"]])
  expect(cellsOf("")).toEqual([])
})

test("quotes keep commas, line ends and doubled quotes", () => {
  expect(cellsOf('"a,b","c\r\nd","say ""hi""",""\n')).toEqual([["a,b", "c\r\nd", 'say "hi"', ""]])
})

test("a quote within a plain cell is a sign like any other", () => {
  expect(cellsOf('5" disk,"x"\n')).toEqual([['5" disk', "x"]])
})

test("empty cells count, blank lines do not", () => {
  expect(cellsOf(",\n\n\r\na,\n,b")).toEqual([
    ["", ""],
    ["a", ""],
    ["", "b"],
  ])
})

test("semicolons or tabs part cells where the first line has them and no comma", () => {
  expect(cellsOf('title;description\n1,5 kg;"a;b"\n')).toEqual([
    ["title", "description"],
    ["1,5 kg", "a;b"],
  ])
  expect(read("\ntitle\tdescription\nx\ty", 3).map(({ cells }) => cells)).toEqual([
    ["title", "description"],
    ["x", "y"],
  ])
  expect(cellsOf("a;b,c\nd,e;f")).toEqual([
    ["a;b", "c"],
    ["d", "e;f"],
  ])
})

test("a row knows the line on which it begins", () => {
  expect(read('a\n"b\nc\r\nd"\n\ne').map(({ line }) => line)).toEqual([1, 2, 6])
})

test("what is no CSV is told, and the next row is read all the same", () => {
  expect(read('"a"b,c\nd,e')).toEqual([
    { line: 1, cells: ["ab", "c"], fault: "has text after a closing quote" },
    { line: 2, cells: ["d", "e"], fault: null },
  ])
  expect(read('a,"b\nc')).toMatchObject([{ line: 1, fault: "has a quote that is never closed" }])
})

test("a row that is too long is cut and told", () => {
  const [long, next] = read(`"${"x".repeat(50)}\n",y\nz`, 7, 20)
  expect(long).toMatchObject({ line: 1, fault: "is longer than 20 characters" })
  expect(long?.cells.join("").length).toBeLessThanOrEqual(20)
  expect(next).toMatchObject({ line: 3, cells: ["z"], fault: null })
})

const cell = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom('"', ",", "\r", "\n", "a", "'", "=") }),
)
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 })

test("what is written is read again, wherever the file is cut into pieces", () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, pieceLength) => {
      const file = rows.map(csvRow).join("")
      expect(read(file, pieceLength)).toMatchObject(rows.map((cells) => ({ cells, fault: null })))
    }),
  )
})

test("a formula gets an apostrophe, and every text comes back as it was", () => {
  for (const text of [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\nx",
    "'=1",
    "\uff1d1",
    "\uff20a",
  ]) {
    expect(guardFormula(text)).toBe(`'${text}`)
  }
  for (const text of ["1+1", "'tis", "", "a=b"]) expect(guardFormula(text)).toBe(text)
  fc.assert(fc.property(cell, (text) => unguardFormula(guardFormula(text)) === text))
})
