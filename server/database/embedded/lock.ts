import { createHash, randomBytes } from "node:crypto"
import { constants } from "node:fs"
import { open, readdir, rename, rm } from "node:fs/promises"
import { type Server, connect, createServer } from "node:net"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { codeOf } from "../../error-code.ts"
import { explaining } from "./errors.ts"
import { StartRefused } from "../../start-refused.ts"

/*
 * One server per data folder. A lock must end with its process, even under kill -9, and must not
 * take a reused process id for its owner; Node has no flock. A listening socket has both: the kernel
 * closes it with the process, and asking it tells whether someone is there. A socket file (and not
 * an abstract name or a port) is also seen by another container that mounts the same folder.
 *
 * Replacing a dead socket file is a race, so none is ever replaced. Every server that starts first
 * shows a socket under a name of its own, then asks all others. Whoever sees a holder, or a rival
 * with a smaller name, gives up; whoever is alone holds. Of two servers, at least the later to show
 * itself sees the other, so never do both hold, and the smallest name always wins.
 */
export type Lock = { release(): Promise<void> }

type State = "waiting" | "holding"
type Answer = { state: State | "leaving"; pid: string } | undefined
type Member = { name: string; ask(name: string): Promise<Answer>; names(): Promise<string[]> }

const lockName = /^server-[0-9a-f]{16}\.lock$/
const answerWithinMs = 2_000

const refusal = (folder: string, pid: string) =>
  new StartRefused(
    `Another Firstline server (process ${pid}) is using the data folder ${folder}. Stop it, or give this one a DATA_DIR of its own.`,
  )

async function listen(server: Server, path: string): Promise<void> {
  const listening = new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    // Root may have been killed here; the folder's owner must still be able to ask. The folder is 0700.
    server.listen({ path, readableAll: true, writableAll: true }, resolve)
  })
  await listening
  server.unref()
}

const close = (server: Server) => new Promise<void>((resolve) => void server.close(() => resolve()))

const cannotAsk = new Set(["EACCES", "EPERM"])
const isGone = new Set(["ECONNREFUSED", "ENOENT"])

/** What a socket answers; nobody answers at one whose process is gone. */
function ask(path: string): Promise<Answer> {
  return new Promise((resolve) => {
    let text = ""
    const holder: Answer = { state: "holding", pid: "unknown" }
    const socket = connect(path)
    socket.setTimeout(answerWithinMs, () => {
      // Someone who is there but does not answer, stopped or busy, keeps the folder.
      resolve(holder)
      socket.destroy()
    })
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk
    })
    socket.on("error", (error) => {
      if (isGone.has(codeOf(error))) resolve(undefined)
      if (cannotAsk.has(codeOf(error))) resolve(holder)
    })
    socket.on("close", () => {
      const [state, pid = "unknown"] = text.split(" ")
      if (state === "waiting" || state === "holding") return resolve({ state, pid })
      return resolve({ state: "leaving", pid: "unknown" })
    })
  })
}

/** Returns the process that has the folder, or nothing once no one else is there. */
async function findOwner(self: Member, remove: (name: string) => Promise<void>) {
  const deadline = performance.now() + answerWithinMs
  for (;;) {
    const others = (await self.names()).filter((name) => name !== self.name && lockName.test(name))
    let rivals = 0
    for (const name of others) {
      const answer = await self.ask(name)
      // Names are never used twice, so a dead one can be removed by anyone at any time.
      if (answer === undefined) await remove(name)
      // One that hung up on the question is giving up, or can accept nobody for the moment.
      else if (answer.state === "leaving" && performance.now() < deadline) rivals += 1
      else if (answer.state !== "waiting" || name < self.name) return answer.pid
      else rivals += 1
    }
    if (rivals === 0) return undefined
    await sleep(10)
  }
}

async function takeBySocketFile(folder: string): Promise<Lock> {
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY)
  // The path of a socket ends at 107 bytes; through the open folder it is always short.
  const short = process.platform === "linux" ? `/proc/self/fd/${handle.fd}` : folder
  const name = `server-${randomBytes(8).toString("hex")}.lock`
  let state: State = "waiting"
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy())
    socket.end(`${state} ${process.pid}`)
  })
  const remove = (lock: string) => rm(join(folder, lock), { force: true })
  const release = async () => {
    await remove(name)
    if (server.listening) await close(server)
    await handle.close()
  }
  try {
    // Shown only when it listens: before that it would be taken for dead.
    await listen(server, `${short}/${name}.new`)
    await rename(join(folder, `${name}.new`), join(folder, name))
    const names = () => readdir(folder)
    const owner = await findOwner({ name, names, ask: (n) => ask(`${short}/${n}`) }, remove)
    if (owner !== undefined) throw refusal(folder, owner)
    state = "holding"
    return { release }
  } catch (error) {
    await release()
    throw error
  }
}

// Windows: a named pipe exists once, and ends with its process.
async function takeByPipe(folder: string): Promise<Lock> {
  const key = createHash("sha256").update(folder.toLowerCase()).digest("hex")
  const server = createServer((socket) => socket.end())
  try {
    await listen(server, `\\\\.\\pipe\\firstline-${key}`)
  } catch (error) {
    throw codeOf(error) === "EADDRINUSE" ? refusal(folder, "unknown") : error
  }
  return { release: () => close(server) }
}

/** Takes the data folder for this process, or refuses because another server has it. */
export async function takeLock(folder: string): Promise<Lock> {
  return await explaining(
    process.platform === "win32" ? takeByPipe(folder) : takeBySocketFile(folder),
    `The data folder ${folder} cannot be locked. Choose a local folder with a shorter path for DATA_DIR`,
  )
}
