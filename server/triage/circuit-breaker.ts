import type { FailureKind, ProviderFailure } from "./provider.ts"

/** `failing`: it failed several times running. `stopped`: only a person can mend it. */
export type BreakerState = {
  state: "ready" | "failing" | "stopped"
  failure: FailureKind | null
  since: string | null
}

const failuresToOpen = 5
const pauseMs = { failing: 30_000, stopped: 5 * 60_000 }

// These say something about the vendor; a refusal or a bad answer only about one text.
const outages = new Set<FailureKind>([
  "unreachable",
  "timeout",
  "rate_limited",
  "server_error",
  "quota_exhausted",
  "unauthorized",
])
const stops = new Set<FailureKind>(["quota_exhausted", "unauthorized"])

/**
 * Stops asking who does not answer: after five outages in a row for half a minute, after a refused
 * key or a spent quota for five; then one call tries again.
 */
export function createBreaker(now: () => number) {
  const ready: BreakerState = { state: "ready", failure: null, since: null }
  let status = ready
  let outagesInRow = 0
  let retryAt = 0

  function open(state: "failing" | "stopped", failure: FailureKind): void {
    const since = status.state === state ? status.since : new Date(now()).toISOString()
    status = { state, failure, since }
    retryAt = now() + pauseMs[state]
  }

  return {
    status: (): BreakerState => status,

    /** The failure that stands in the way, or null when a call may be tried. */
    inTheWay(): FailureKind | null {
      if (now() < retryAt) return status.failure
      // The next one waits for the outcome of this trial.
      if (status.state !== "ready") retryAt = now() + pauseMs[status.state]
      return null
    },

    succeeded(): void {
      status = ready
      outagesInRow = 0
      retryAt = 0
    },

    failed({ kind }: ProviderFailure): void {
      if (!outages.has(kind)) return this.succeeded()
      outagesInRow++
      if (stops.has(kind)) open("stopped", kind)
      else if (outagesInRow >= failuresToOpen) open("failing", kind)
    },
  }
}
