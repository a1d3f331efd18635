import { pino } from "pino"
import { startEmbedded } from "../../server/database/embedded.ts"
import { makePassingFolder } from "../database.ts"
import type { BenchOptions } from "../options.ts"
import { serveDesk } from "../serve.ts"
import { askAll, loadTickets } from "./ask.ts"
import { tellRecall } from "./report.ts"

/** By which `--only` finds it. */
export const recallName = "recall of search"

/** Loads a small desk of its own with real prose, asks it 200 queries, and tells what it found. */
export async function measureRecall(options: Pick<BenchOptions, "workers" | "cpuProf">) {
  const folder = makePassingFolder()
  const database = await startEmbedded({ dataDir: folder.path, log: pino({ level: "warn" }) })
  folder.onStarted()
  try {
    const desk = await serveDesk(database.url, options)
    try {
      await loadTickets(desk.url)
      tellRecall(await askAll(desk.url))
    } finally {
      await desk.stop()
    }
  } finally {
    await database.stop()
  }
}
