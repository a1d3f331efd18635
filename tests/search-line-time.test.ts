import { expect, test } from "vitest"
import { parseSearchLine } from "../contract/search-line.ts"

const now = new Date("2026-11-23T12:00:00Z")

test.each([
  ["words", "ab%_\\.*( "],
  ["quotation marks", '-"'],
  ["hyphens", "-"],
  ["operators", "status:open "],
  ["lists", "status:,,,,"],
  ["numbers", "#1234 "],
  ["colons", "ab:"],
  ["ranges", "created:.."],
  ["quoted values", 'status:"'],
])("the time for %s grows with the length alone", (_, part) => {
  const short = part.repeat(Math.ceil(50_000 / part.length))
  const long = part.repeat(Math.ceil(200_000 / part.length))
  // Of the processor, in milliseconds: another process on it interrupts the longer more often.
  const timeOf = (line: string) => {
    const start = process.cpuUsage()
    parseSearchLine(line, now)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1_000
  }
  timeOf(short)
  // In turns, so that a slower processor slows both alike.
  const times = Array.from({ length: 7 }, () => ({ short: timeOf(short), long: timeOf(long) }))
  const least = (which: "short" | "long") => Math.min(...times.map((time) => time[which]))
  // Four times the length took four times as long; quadratic work would take sixteen times.
  expect(least("long")).toBeLessThan(10 * least("short") + 2)
})
