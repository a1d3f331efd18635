import { once } from "node:events"
import { Worker } from "node:worker_threads"

/** Trains in a thread of its own, on a connection of its own. Tells what it did. */
export type Trainer = { train(): Promise<string> }

// As source, only tsx can read it, and threads do not inherit a loader.
const isSource = import.meta.url.endsWith(".ts")
const thread = new URL(`./training-thread.${isSource ? "ts" : "js"}`, import.meta.url)
const loadSource = `import("tsx/esm/api").then(({ register }) => {
  register()
  return import(${JSON.stringify(thread.href)})
})`

/** A trainer for the desk in this database. */
export function createTrainer(databaseUrl: string): Trainer {
  return {
    async train() {
      // Not our environment, which holds keys.
      const options = { workerData: { databaseUrl }, execArgv: [], env: {} }
      const worker = isSource
        ? new Worker(loadSource, { ...options, eval: true })
        : new Worker(thread, options)
      try {
        const [said]: unknown[] = await once(worker, "message")
        return String(said)
      } finally {
        await worker.terminate()
      }
    },
  }
}
