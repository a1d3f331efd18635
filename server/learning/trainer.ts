import type { Threads } from "../thread.ts"

/** Trains in a thread of its own, on a connection of its own. Tells what it did. */
export type Trainer = { train(): Promise<string> }

/** A trainer for the desk in this database. */
export const createTrainer = (threads: Threads, databaseUrl: string): Trainer => ({
  train: () => threads.run("learning/training-thread", { databaseUrl }),
})
