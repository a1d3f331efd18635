const barWidth = 24
const everyMs = 100

const clock = (seconds: number) =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`

export type Progress = {
  /** Tells how far it is, from 0 to 1, and how many things are done. */
  tell(share: number, done: number): void
  end(): void
}

const silent: Progress = { tell: () => {}, end: () => {} }

/** A bar that writes over its own line; nothing where standard error is no terminal. */
export function createProgress(things: string): Progress {
  if (!process.stderr.isTTY) return silent
  const startedAt = performance.now()
  let toldAt = 0
  return {
    tell(share, done) {
      const now = performance.now()
      if (now - toldAt < everyMs) return
      toldAt = now
      const seconds = (now - startedAt) / 1_000
      const bar = "█".repeat(Math.round(share * barWidth)).padEnd(barWidth, "░")
      const left = share > 0 ? `, ${clock((seconds * (1 - share)) / share)} left` : ""
      const told = `${done.toLocaleString("en")} ${things}, ${Math.round(done / seconds).toLocaleString("en")} a second`
      process.stderr.write(`\r\x1b[K${bar} ${Math.floor(share * 100)} %  ${told}${left}`)
    },
    end: () => void process.stderr.write("\r\x1b[K"),
  }
}
