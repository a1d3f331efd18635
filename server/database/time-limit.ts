import type { KyselyPlugin } from "kysely"

/** Work that was given up between two of its statements, because its time was spent. */
export class OutOfTime extends Error {
  override readonly name = "OutOfTime"
}

/** Work that was broken off between two of its statements, because nobody waits for it any more. */
export class NobodyWaits extends Error {
  override readonly name = "NobodyWaits"
}

export type TimeLimit = {
  /** After so many milliseconds no statement begins any more. */
  lastBeginMs: number
  /** Ends the work as soon as nobody waits for its answer. */
  signal: AbortSignal | undefined
}

/**
 * Lets no statement begin once the time is spent or nobody waits any more. A limit for each statement
 * alone would let work of many of them go on for as many times as long.
 */
export function timeLimit({ lastBeginMs, signal }: TimeLimit): KyselyPlugin {
  const startedAt = performance.now()
  return {
    transformQuery({ node }) {
      if (signal?.aborted) throw new NobodyWaits("Whoever asked has gone.")
      if (performance.now() - startedAt > lastBeginMs) throw new OutOfTime("The time is spent.")
      return node
    },
    transformResult: async ({ result }) => result,
  }
}
