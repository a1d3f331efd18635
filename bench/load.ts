/** How many clients at once, and for how many seconds at most. */
export type Load = { clients: number; seconds: number }

export type Measured = {
  /** Of each answer in milliseconds, shortest first. */
  latencies: number[]
  perSecond: number
  /** What was no success, and how often. */
  failures: Map<string, number>
}

// With one client a slow call takes its full time; a quick one has told its 99th percentile by then. With
// several the rate is what is asked for, and it takes all of the time to settle.
const enoughPerSecond = 200
const warmUpShare = 0.1

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** What could not even begin, such as a search whose statements end with a time-out. */
export const nothingMeasured = (error: unknown): Measured => ({
  latencies: [],
  perSecond: 0,
  failures: new Map([[reasonOf(error), 1]]),
})

/** Runs the work with each client again and again, one after the other, until there is enough. */
async function runClosedLoop(
  { clients, seconds }: Load,
  work: (n: number) => Promise<unknown>,
): Promise<Measured> {
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1_000
  const enough = clients === 1 ? seconds * enoughPerSecond : Number.POSITIVE_INFINITY
  const latencies: number[] = []
  const failures = new Map<string, number>()
  let next = 0
  const runClient = async () => {
    while (performance.now() < endsAt && latencies.length < enough) {
      const askedAt = performance.now()
      try {
        await work(next++)
        latencies.push(performance.now() - askedAt)
      } catch (error) {
        const reason = reasonOf(error)
        failures.set(reason, (failures.get(reason) ?? 0) + 1)
      }
    }
  }
  await Promise.all(Array.from({ length: clients }, runClient))
  const tookSeconds = (performance.now() - startedAt) / 1_000
  return {
    latencies: latencies.toSorted((a, b) => a - b),
    perSecond: latencies.length / tookSeconds,
    failures,
  }
}

/** Measures the work under a load, after a warm-up. */
export async function measure(
  load: Load,
  work: (n: number) => Promise<unknown>,
): Promise<Measured> {
  await runClosedLoop({ ...load, seconds: load.seconds * warmUpShare }, work)
  return runClosedLoop(load, work)
}

/** The latency that a share of the answers did not exceed. */
export const percentile = ({ latencies }: Measured, share: number): number | undefined =>
  latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))]
