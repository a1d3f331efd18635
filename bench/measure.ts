export type Latency = { p50: number; p95: number }

const budgetMs = 4_000

/**
 * Runs the work again and again, one after the other, and tells its latency in milliseconds; slow
 * work is run less often.
 */
export async function measureLatency(
  times: number,
  work: (n: number) => Promise<unknown>,
): Promise<Latency> {
  await work(0)
  const durations: number[] = []
  const endsAt = performance.now() + budgetMs
  for (let n = 0; n < times && (n < 2 || performance.now() < endsAt); n++) {
    const startedAt = performance.now()
    await work(n)
    durations.push(performance.now() - startedAt)
  }
  const sorted = durations.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

/** Runs the work with so many clients at once for so many seconds and tells how often per second. */
export async function measureThroughput(
  { clients, seconds }: { clients: number; seconds: number },
  work: (client: number) => Promise<unknown>,
): Promise<number> {
  const endsAt = performance.now() + seconds * 1_000
  let count = 0
  const client = async (n: number) => {
    while (performance.now() < endsAt) {
      await work(n)
      count++
    }
  }
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: clients }, (_, n) => client(n)))
  return count / ((performance.now() - startedAt) / 1_000)
}

/** A Markdown table. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`
  return [line(head), line(head.map((_, n) => (n === 0 ? "---" : "---:"))), ...rows.map(line)].join(
    "\n",
  )
}
