import { once } from "node:events"
import { parentPort, Worker, workerData } from "node:worker_threads"
import { pino } from "pino"
import type { z } from "zod"
import { connect, type Db } from "./database/connect.ts"

// As source, only tsx can read it, and threads do not inherit a loader.
const sourceLoader = (file: URL) => `import("tsx/esm/api").then(({ register }) => {
  register()
  return import(${JSON.stringify(file.href)})
})`

function start(file: URL, data: unknown): Worker {
  // Not our environment, which holds keys.
  const options = { workerData: data, execArgv: [], env: {} }
  return file.pathname.endsWith(".ts")
    ? new Worker(sourceLoader(file), { ...options, eval: true })
    : new Worker(file, options)
}

async function run(file: URL, data: unknown, signal?: AbortSignal): Promise<string> {
  const worker = start(file, data)
  const silent = once(worker, "exit").then(() => {
    throw new Error(`A thread ended without a word: ${file.pathname}.`)
  })
  try {
    const [said]: unknown[] = await Promise.race([
      once(worker, "message", signal ? { signal } : {}),
      silent,
    ])
    return String(said)
  } finally {
    silent.catch(() => {
      // It has spoken, or its error was told.
    })
    await worker.terminate()
  }
}

/** Files of the server as threads of their own, so that requests do not wait for what they compute. */
export type Threads = {
  /**
   * Does the work of a file, such as "learning/training-thread"; returns what it said. Rejects with the
   * thread's error, when it ends without a word, and when the signal aborts.
   */
  run(name: string, data: unknown, signal?: AbortSignal): Promise<string>
}

/** Threads whose code lies in a folder, as source or as JavaScript once compiled. */
export const threadsIn = (folder: URL, extension: ".ts" | ".js"): Threads => ({
  run: (name, data, signal) => run(new URL(name + extension, folder), data, signal),
})

/** Threads of the same code as runs here. */
export const ownThreads = (): Threads =>
  threadsIn(new URL("./", import.meta.url), import.meta.url.endsWith(".ts") ? ".ts" : ".js")

/** What a thread does with what it was given, on a connection of its own; tells in a few words what it did. */
export async function workInThread<Data extends { databaseUrl: string }>(
  schema: z.ZodType<Data>,
  work: (db: Db, data: Data) => Promise<string>,
): Promise<void> {
  const data = schema.parse(workerData)
  const db = connect({ url: data.databaseUrl, maxConnections: 1 }, pino({ level: "silent" }))
  try {
    const said = await work(db, data)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    parentPort?.postMessage(said)
  } finally {
    await db.destroy()
  }
}
