import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { readdirSync } from "node:fs"
import { resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { StartRefused } from "../server/start-refused.ts"
import type { BenchOptions } from "./options.ts"

const program = fileURLToPath(new URL("../dist/server/cli/main.js", import.meta.url))
const profileFolder = resolve("bench/results/profiles")

export type Served = { url: string; stop(): Promise<void> }

// Nothing of the operator's own desk, least of all a language model that each new ticket would ask.
const environmentFor = (databaseUrl: string) => ({
  PATH: process.env["PATH"],
  DATABASE_URL: databaseUrl,
  PORT: "0",
  LOG_LEVEL: "warn",
})

/** The address that the desk names when it serves. Rejects when it ends instead. */
function readAddress(desk: ChildProcess): Promise<string> {
  return new Promise((found, reject) => {
    let said = ""
    desk.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text
      const [, port] = /serves http:\/\/localhost:(\d+)/.exec(said) ?? []
      if (port !== undefined) found(`http://127.0.0.1:${port}`)
    })
    // Why, it has written to the same terminal.
    desk.once("exit", (code) => reject(new StartRefused(`The desk ended with ${code}.`)))
  })
}

const profilesIn = () => {
  try {
    return readdirSync(profileFolder)
  } catch {
    return []
  }
}

/** Serves the built desk in a process of its own, as a user would. */
export async function serveDesk(
  databaseUrl: string,
  { workers, cpuProf }: Pick<BenchOptions, "workers" | "cpuProf">,
): Promise<Served> {
  const known = new Set(profilesIn())
  const args = [
    ...(cpuProf ? ["--cpu-prof", `--cpu-prof-dir=${profileFolder}`] : []),
    "--enable-source-maps",
    program,
    "serve",
    ...(workers === undefined ? [] : ["--workers", workers]),
  ]
  const desk = spawn(process.execPath, args, {
    env: environmentFor(databaseUrl),
    stdio: ["ignore", "pipe", "inherit"],
  })
  const endWithUs = () => void desk.kill()
  process.once("exit", endWithUs)
  const url = await readAddress(desk)
  return {
    url,
    async stop() {
      process.off("exit", endWithUs)
      desk.kill("SIGTERM")
      if (desk.exitCode === null) await once(desk, "exit")
      for (const name of profilesIn().filter((one) => !known.has(one))) {
        console.log(`profile: ${profileFolder}/${name}`)
      }
    },
  }
}
