import { Worker } from "node:worker_threads"

// As source, only tsx can read it, and threads do not inherit a loader.
const sourceLoader = (file: URL) => `import("tsx/esm/api").then(({ register }) => {
  register()
  return import(${JSON.stringify(file.href)})
})`

/** Starts a file as a thread of its own: beside us as source, or as JavaScript once compiled. */
export function startThread(file: URL, workerData: unknown): Worker {
  // Not our environment, which holds keys.
  const options = { workerData, execArgv: [], env: {} }
  if (import.meta.url.endsWith(".ts")) {
    return new Worker(sourceLoader(file), { ...options, eval: true })
  }
  return new Worker(new URL(file.href.replace(/\.ts$/, ".js")), options)
}
