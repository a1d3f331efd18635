/** Half-open, so that spans meet without an overlap; null is unbounded. */
export type Span = { from: Date | null; before: Date | null }

// A year from 1000 on is written alike here and in the database.
const calendar = /^([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?$/
const ago = /^([1-9]\d{0,3})([hdwmy])$/
const compared = /^(>=|<=|>|<)(.*)$/

/**
 * The time that words such as `2026-01`, `>=2026-01-31`, `2026-01-01..2026-02-01`, `2026-01..` and `7d`
 * mean, or null when they mean none. Days, months and years are those of UTC, whole, and the last of a
 * range belongs to it.
 */
export function parseSpan(words: string, now: Date): Span | null {
  const [, sign, end] = compared.exec(words) ?? []
  if (sign !== undefined && end !== undefined) return comparedWith(sign, end)
  const past = since(words, now)
  if (past) return past
  const [first = "", last = first, ...more] = words.split("..")
  if (more.length > 0) return null
  if (first === "" && last !== "") return comparedWith("<=", last)
  if (last === "" && first !== "") return comparedWith(">=", first)
  const [from, to] = [wholeOf(first), wholeOf(last)]
  return from && to && from.start < to.end ? { from: from.start, before: to.end } : null
}

function comparedWith(sign: string, words: string): Span | null {
  const whole = wholeOf(words)
  if (!whole) return null
  if (sign === ">") return { from: whole.end, before: null }
  if (sign === ">=") return { from: whole.start, before: null }
  return { from: null, before: sign === "<" ? whole.start : whole.end }
}

/** The day, month or year from its first moment to the first moment after it. */
function wholeOf(words: string): { start: Date; end: Date } | null {
  const [, year, month, day] = calendar.exec(words) ?? []
  if (year === undefined) return null
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)]
  const start = new Date(Date.UTC(y, m, d))
  // A month or day that does not exist rolls over into another one.
  if (start.getUTCMonth() !== m || start.getUTCDate() !== d) return null
  if (day !== undefined) return { start, end: new Date(Date.UTC(y, m, d + 1)) }
  return {
    start,
    end: new Date(month === undefined ? Date.UTC(y + 1, 0) : Date.UTC(y, m + 1)),
  }
}

const hourMs = 3_600_000
const unitMs = new Map([
  ["h", hourMs],
  ["d", 24 * hourMs],
  ["w", 7 * 24 * hourMs],
])

function since(words: string, now: Date): Span | null {
  const [, digits, unit = ""] = ago.exec(words) ?? []
  if (digits === undefined) return null
  const count = Number(digits)
  const ms = unitMs.get(unit)
  const from =
    ms === undefined
      ? monthsBefore(now, unit === "y" ? count * 12 : count)
      : new Date(now.getTime() - count * ms)
  return from.getUTCFullYear() < 1000 ? null : { from, before: null }
}

/** The same day and hour some months ago; the last of the month where it is shorter. */
function monthsBefore(now: Date, count: number): Date {
  const then = new Date(now)
  then.setUTCMonth(now.getUTCMonth() - count)
  if (then.getUTCDate() !== now.getUTCDate()) then.setUTCDate(0)
  return then
}
