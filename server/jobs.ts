import { setTimeout } from "node:timers/promises"
import { CompiledQuery } from "kysely"
import PgBoss from "pg-boss"
import type { Logger } from "pino"
import { z } from "zod"
import type { Db, Tx } from "./database/connect.ts"
import { lockKeys, underLock } from "./database/lock.ts"

/** Every kind of background work, with what it is told. */
const payloads = {
  "triage.refine": z.object({ ticketId: z.int() }),
  "triage.shadow": z.object({ ticketId: z.int() }),
  "triage.take_back": z.object({
    provider: z.string(),
    model: z.string(),
    since: z.coerce.date(),
  }),
  "triage.forget_unused": z.object({}),
  "learning.train": z.object({}),
  "triage.backtest": z.object({}),
  "stats.check": z.object({}),
}
export type JobName = keyof typeof payloads
type Payload<Name extends JobName> = z.output<(typeof payloads)[Name]>

/** One function per kind of work; it tells in a few words what it did, or why it did nothing. */
export type JobHandlers = { [Name in JobName]: (payload: Payload<Name>) => Promise<string> }

const isJobName = (name: string): name is JobName => name in payloads
const names = Object.keys(payloads).filter(isJobName)

const parsers: { [Name in JobName]: { parse: (data: unknown) => Payload<Name> } } = payloads

const handle = <Name extends JobName>(
  name: Name,
  handlers: { [Handled in Name]: (payload: Payload<Handled>) => Promise<string> },
  data: unknown,
): Promise<string> => handlers[name](parsers[name].parse(data))

export type Jobs = {
  /** Adds work that exists exactly when the transaction commits. */
  enqueue<Name extends JobName>(tx: Tx, name: Name, payload: Payload<Name>): Promise<void>
  /** Works until stopped. */
  start(handlers: JobHandlers): Promise<void>
  /** Works off once all that waits now; returns what each piece of work said. */
  drain(handlers: JobHandlers): Promise<string[]>
  stop(): Promise<void>
}

// Long enough for a training on a hundred thousand labels.
const queueOptions = { retryLimit: 3, retryDelay: 30, retryBackoff: true, expireInSeconds: 600 }

const executorOf = (db: Db | Tx): PgBoss.Db => ({
  executeSql: async (text, values) => {
    const { rows } = await db.executeQuery(CompiledQuery.raw(text, values))
    return { rows }
  },
})

const pollMs = 1_000
// Work in progress gets so long to end; what does not is done again by another server.
const patienceMs = 10_000
// pg-boss makes this one by itself as it starts, without a lock.
const clockQueue = "__pgboss__send-it"

/** Makes the queues and their tables. */
async function createQueues(db: Db): Promise<void> {
  const boss = new PgBoss({ db: executorOf(db), supervise: false, schedule: false })
  await boss.start()
  await boss.createQueue(clockQueue)
  for (const name of names) await boss.createQueue(name, { name, ...queueOptions })
  await boss.stop({ wait: true, close: false })
}

type Basics = { db: Db; databaseUrl: string; log: Logger }

/** The job queue, kept in the desk's own database. */
export async function createJobs({ db, databaseUrl, log }: Basics): Promise<Jobs> {
  // Servers that start together on a new database would deadlock.
  await underLock({ url: databaseUrl, key: lockKeys.queues }, () => createQueues(db))
  const boss = new PgBoss({ db: executorOf(db) })
  boss.on("error", (error) => log.warn({ err: error }, "the job queue had to wait"))
  await boss.start()
  const stopping = new AbortController()
  let working: Promise<void>[] = []

  async function run(
    name: JobName,
    handlers: JobHandlers,
    { data }: { data: unknown },
  ): Promise<string> {
    const startedAt = performance.now()
    const said = await handle(name, handlers, data)
    log.info({ job: name, said, ms: Math.round(performance.now() - startedAt) }, "job")
    return said
  }

  /** Whether there was a job. pg-boss's own workers end the process when the database goes away just then. */
  async function workOnce(name: JobName, handlers: JobHandlers): Promise<boolean> {
    const [job] = await boss.fetch(name)
    if (job === undefined) return false
    try {
      await run(name, handlers, job)
    } catch (error) {
      log.warn({ job: name, err: error }, "a job failed")
      await boss.fail(name, job.id, { message: String(error) })
      return true
    }
    await boss.complete(name, job.id)
    return true
  }

  async function follow(name: JobName, handlers: JobHandlers): Promise<void> {
    while (!stopping.signal.aborted) {
      const wasBusy = await workOnce(name, handlers).catch((error: unknown) => {
        log.warn({ job: name, err: error }, "the job queue had to wait")
        return false
      })
      if (!wasBusy) await setTimeout(pollMs, null, stopping).catch(() => null)
    }
  }

  async function drainQueue(name: JobName, handlers: JobHandlers): Promise<string[]> {
    const waiting = await boss.fetch(name, { batchSize: 100 })
    const said: string[] = []
    for (const job of waiting) {
      said.push(await run(name, handlers, job))
      await boss.complete(name, job.id)
    }
    return said
  }

  return {
    async enqueue(tx, name, payload) {
      await boss.send(name, payload, { db: executorOf(tx) })
    },
    async start(handlers) {
      await boss.schedule("triage.forget_unused", "17 3 * * *", {})
      await boss.schedule("stats.check", "47 3 * * *", {})
      await boss.schedule("learning.train", "* * * * *", {})
      // Goes on with what a server left behind that is gone.
      await boss.schedule("triage.backtest", "* * * * *", {})
      working = names.map((name) => follow(name, handlers))
    },
    async drain(handlers) {
      const said: string[] = []
      for (const name of names) said.push(...(await drainQueue(name, handlers)))
      return said
    },
    async stop() {
      stopping.abort()
      await Promise.race([Promise.all(working), setTimeout(patienceMs, null, { ref: false })])
      await boss.stop({ wait: true, close: false })
    },
  }
}
