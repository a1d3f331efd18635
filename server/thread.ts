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

/** A file as a thread of its own: beside us as source, or as JavaScript once compiled. */
function start(file: URL, data: unknown): Worker {
  // Not our environment, which holds keys.
  const options = { workerData: data, execArgv: [], env: {} }
  if (import.meta.url.endsWith(".ts")) {
    return new Worker(sourceLoader(file), { ...options, eval: true })
  }
  return new Worker(new URL(file.href.replace(/\.ts$/, ".js")), options)
}

/**
 * Does the work of a file in a thread, so that requests do not wait for it; returns what it said. Rejects
 * with the thread's error, when it ends without a word, and when the signal aborts.
 */
export async function runThread(file: URL, data: unknown, signal?: AbortSignal): Promise<string> {
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
