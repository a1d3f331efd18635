import { needsMending, type FailureKind, type ProviderFailure } from "./provider.ts"

/** `failing`: it failed several times running. `stopped`: only a person can mend it. */
export type BreakerState = {
  state: "ready" | "failing" | "stopped"
  failure: FailureKind | null
  since: string | null
}

const failuresToOpen = 5
const pauseMs = { failing: 30_000, stopped: 5 * 60_000 }

// A refusal is about one text. All others, a wrong model name or a model that never keeps to the
// form included, would only make every ticket wait for nothing.
const aboutOneText = new Set<FailureKind>(["refused"])

/**
 * Stops asking who does not answer: after five failures in a row for half a minute, after a refused
 * key or a spent quota for five; then one call tries again.
 */
export function createBreaker(now: () => number) {
  const ready: BreakerState = { state: "ready", failure: null, since: null }
  let status = ready
  let failuresInRow = 0
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
      failuresInRow = 0
      retryAt = 0
    },

    failed({ kind }: ProviderFailure): void {
      if (aboutOneText.has(kind)) return this.succeeded()
      failuresInRow++
      if (needsMending.has(kind)) open("stopped", kind)
      else if (failuresInRow >= failuresToOpen) open("failing", kind)
    },
  }
}
