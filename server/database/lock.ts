import { setTimeout as wait } from "node:timers/promises"
import pg from "pg"

/**
 * The advisory locks, each with a number of its own. Functions of the database take 4612028 for the
 * counters, 4612029 for new words, and 4612029 with a second number, which is a lock apart, for each band
 * in which near-copies meet.
 */
export const lockKeys = {
  migrations: 4_612_026,
  versions: 4_612_027,
  imports: 4_612_030,
  queues: 4_612_031,
}

const pauseMs = 100

/** Does work on a connection beside every pool. Rejects when it cannot be made. */
export async function onOwnConnection<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "firstline beside its pools",
    connectionTimeoutMillis: 5_000,
  })
  client.on("error", () => {
    // The awaited query reports the lost connection; this listener keeps the process alive.
  })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Held to the end of a transaction, since poolers know no locks of a session. */
async function tryLock(client: pg.Client, key: number): Promise<boolean> {
  await client.query("begin")
  const { rows } = await client.query<{ taken: boolean }>(
    // Without parameters: the portal of a query that has them would keep its snapshot open, too.
    `select pg_try_advisory_xact_lock(${key}) as taken`,
  )
  if (rows[0]?.taken === true) return true
  await client.query("rollback")
  return false
}

/**
 * Asked for again and again: who waits in the database keeps a snapshot open, for which building an index
 * concurrently waits for ever.
 */
async function takeLock(client: pg.Client, key: number): Promise<void> {
  while (!(await tryLock(client, key))) await wait(pauseMs)
}

type Lock = { url: string; key: number }

/** Does work that servers which start together must do one after the other. */
export const underLock = <Result>({ url, key }: Lock, work: () => Promise<Result>) =>
  onOwnConnection(url, async (client) => {
    await takeLock(client, key)
    return work()
  })

/** Does work that only one server may do at a time; null while another does it. */
export const unlessLocked = <Result>({ url, key }: Lock, work: () => Promise<Result>) =>
  onOwnConnection(url, async (client) => ((await tryLock(client, key)) ? work() : null))
