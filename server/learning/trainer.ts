import { once } from "node:events"
import { startThread } from "../start-thread.ts"

/** Trains in a thread of its own, on a connection of its own. Tells what it did. */
export type Trainer = { train(): Promise<string> }

const thread = new URL("./training-thread.ts", import.meta.url)

/** A trainer for the desk in this database. */
export function createTrainer(databaseUrl: string): Trainer {
  return {
    async train() {
      const worker = startThread(thread, { databaseUrl })
      try {
        const [said]: unknown[] = await once(worker, "message")
        return String(said)
      } finally {
        await worker.terminate()
      }
    },
  }
}
