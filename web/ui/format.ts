const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" })
const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" })
const monthAndYear = new Intl.DateTimeFormat(undefined, { month: "short", year: "numeric" })
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" })
const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 })

/** The moment in full, for a title or a tooltip: "Monday 23 November 2026 at 14:05". */
export const fullDate = (iso: string): string => dateAndTime.format(new Date(iso))

/** How long ago, as short as a column allows: "now", "4m", "3h", "6d", then "12 Oct", "Mar 2025". */
export function shortAge(iso: string, now: number = Date.now()): string {
  const then = new Date(iso)
  const age = now - then.getTime()
  if (age < minute) return "now"
  if (age < hour) return `${Math.floor(age / minute)}m`
  if (age < day) return `${Math.floor(age / hour)}h`
  if (age < 14 * day) return `${Math.floor(age / day)}d`
  return age < 300 * day ? dayAndMonth.format(then) : monthAndYear.format(then)
}

/** How long ago in words: "just now", "4 minutes ago", "yesterday". */
export function longAge(iso: string, now: number = Date.now()): string {
  const age = now - new Date(iso).getTime()
  if (age < minute) return "just now"
  if (age < hour) return relative.format(-Math.floor(age / minute), "minute")
  if (age < day) return relative.format(-Math.floor(age / hour), "hour")
  if (age < 30 * day) return relative.format(-Math.floor(age / day), "day")
  return dayAndMonth.format(new Date(iso))
}

/** A count with the reader's separators: "12,408". */
export const count = (value: number): string => whole.format(value)

/** "1 ticket", "12 tickets". */
export const ticketCount = (value: number): string =>
  `${count(value)} ${value === 1 ? "ticket" : "tickets"}`

/** A probability from 0 to 1 as whole per cent: "91%". */
export const percent = (probability: number): string => `${Math.round(probability * 100)}%`

/** A share as a percentage; what is there never reads as nothing, what is missing never as all. */
export function shareWords(share: number): string {
  if (share > 0 && share < 0.01) return "< 1%"
  if (share < 1 && share > 0.99) return "> 99%"
  return percent(share)
}
