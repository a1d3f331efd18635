import { runThread } from "../thread.ts"

/** Trains in a thread of its own, on a connection of its own. Tells what it did. */
export type Trainer = { train(): Promise<string> }

const thread = new URL("./training-thread.ts", import.meta.url)

/** A trainer for the desk in this database. */
export const createTrainer = (databaseUrl: string): Trainer => ({
  train: () => runThread(thread, { databaseUrl }),
})
