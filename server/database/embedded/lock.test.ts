import { once } from "node:events"
import { readdir } from "node:fs/promises"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "vitest"
import { spawnNode, temporaryFolder } from "../../../tests/support/embedded-fixture.ts"
import { takeLock } from "./lock.ts"

/** A process that tries to take the lock when told to, and keeps what it took. */
async function spawnContender(folder: string) {
  const program = `
    import { takeLock } from "./server/database/embedded/lock.ts"
    process.stdin.once("data", async () => {
      const outcome = await takeLock(${JSON.stringify(folder)}).then(() => "took", (error) => error.name)
      process.stdout.write(outcome)
    })
    process.stdout.write("ready")`
  const child = spawnNode(program)
  await once(child.stdout, "data")
  const compete = async () => {
    const answer = once(child.stdout, "data")
    child.stdin.write("go")
    return String(await answer)
  }
  return { child, compete }
}

test("of processes that reach for the lock at the same moment, one gets it", async () => {
  const folder = await temporaryFolder()
  const contenders = await Promise.all(Array.from({ length: 6 }, () => spawnContender(folder)))
  const outcomes = await Promise.all(contenders.map(({ compete }) => compete()))
  expect(outcomes.toSorted()).toEqual([...Array(5).fill("StartRefused"), "took"])
})

test("of many attempts at almost the same moment, one gets it, every time", async () => {
  const folder = await temporaryFolder()
  for (let round = 0; round < 30; round += 1) {
    // A little apart, so that some show themselves while others are looking around.
    const attempts = Array.from({ length: 8 }, async (_, place) => {
      await sleep((place * round) % 7)
      return await takeLock(folder)
    })
    const outcomes = await Promise.allSettled(attempts)
    const taken = outcomes.flatMap((outcome) =>
      outcome.status === "fulfilled" ? [outcome.value] : [],
    )
    expect(taken).toHaveLength(1)
    await Promise.all(taken.map((lock) => lock.release()))
  }
  expect(await readdir(folder)).toEqual([])
})

test("the lock of a killed process is free at once", async () => {
  const folder = await temporaryFolder()
  const { child, compete } = await spawnContender(folder)
  expect(await compete()).toBe("took")
  child.kill("SIGKILL")
  await once(child, "exit")

  const lock = await takeLock(folder)
  expect(await readdir(folder)).toHaveLength(1)
  await lock.release()
})

test.skipIf(process.platform === "win32")(
  "a process that is only stopped keeps its lock",
  async () => {
    const folder = await temporaryFolder()
    const { child, compete } = await spawnContender(folder)
    expect(await compete()).toBe("took")
    child.kill("SIGSTOP")
    await expect(takeLock(folder)).rejects.toThrow(/Another Firstline server/)
  },
)
