const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

// What came in since the morning, so that the queue shows minutes and hours.
const recentMinutes = [2, 9, 17, 34, 62, 88, 135, 170, 245, 320]
const daysBack = 29
const shares = { weekday: 4, weekend: 1 }
const opensAtMs = 7.5 * hourMs
const openForMs = 12 * hourMs

type Slot = { startsAt: number; lastsMs: number }

/** The parts into which a day's office hours fall, last one first; a weekend has fewer of them. */
function slotsOf(dayStart: number): Slot[] {
  const isWeekend = [0, 6].includes(new Date(dayStart).getUTCDay())
  const count = isWeekend ? shares.weekend : shares.weekday
  const lastsMs = openForMs / count
  return Array.from({ length: count }, (_, n) => ({
    startsAt: dayStart + opensAtMs + (count - 1 - n) * lastsMs,
    lastsMs,
  }))
}

/**
 * When sample tickets were written, newest first: some within the last hours, the others in the
 * office hours (UTC) of the 29 days before, fewer of them at weekends.
 */
export function sampleTimes(now: Date, count: number): Date[] {
  const today = Math.floor(now.getTime() / dayMs) * dayMs
  const days = Array.from({ length: daysBack }, (_, n) => today - (n + 1) * dayMs)
  const slots = days.flatMap(slotsOf)
  const recent = recentMinutes.slice(0, count).map((minutes) => now.getTime() - minutes * minuteMs)
  const olderCount = count - recent.length
  const older = Array.from({ length: olderCount }, (_, n) => n).flatMap((n) => {
    const slot = slots[Math.floor(((n + 0.5) / olderCount) * slots.length)]
    // Multiples of the golden ratio look scattered and are the same at every run.
    return slot ? [slot.startsAt + ((n * 0.618_034) % 1) * slot.lastsMs] : []
  })
  return [...recent, ...older].toSorted((a, b) => b - a).map((time) => new Date(time))
}
