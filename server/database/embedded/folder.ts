import { chmod, mkdir, readdir, stat } from "node:fs/promises"
import { join, resolve } from "node:path"
import { explaining, ifPresent } from "./errors.ts"
import { StartRefused } from "../../start-refused.ts"

/** What lies where in the data folder. */
export type DataFolder = { root: string; cluster: string; password: string; log: string }

const privateMode = 0o700
const openToOthers = 0o077

// Closing a folder that is also used for something else, such as /tmp, would break a machine.
async function closeToOthers(root: string): Promise<void> {
  const entries = await readdir(root)
  if (process.platform === "win32") return
  const { mode } = await stat(root)
  if ((mode & openToOthers) === 0) return
  if (entries.length > 0 && !entries.includes("postgres")) {
    throw new StartRefused(
      `The data folder ${root} holds other files and is open to other users. Choose a folder for DATA_DIR that is Firstline's alone.`,
    )
  }
  await chmod(root, privateMode)
}

async function refuseForeignCluster(cluster: string): Promise<void> {
  const found = await ifPresent(stat(cluster))
  const uid = process.getuid?.()
  if (found === undefined || uid === undefined || uid === 0 || found.uid === uid) return
  throw new StartRefused(
    `The database in ${cluster} belongs to user ${found.uid}, not to you (${uid}). Start Firstline as the user who made it, or choose another DATA_DIR.`,
  )
}

/** Makes the data folder if it is missing, and sees to it that only its owner can enter. */
export async function prepareDataFolder(dataDir: string): Promise<DataFolder> {
  const root = resolve(dataDir)
  const prepare = async () => {
    await mkdir(root, { recursive: true, mode: privateMode })
    await closeToOthers(root)
    await refuseForeignCluster(join(root, "postgres"))
  }
  await explaining(
    prepare(),
    `The data folder ${root} cannot be used. Give it to the user who starts Firstline, or choose another DATA_DIR`,
  )
  return {
    root,
    cluster: join(root, "postgres"),
    password: join(root, "database-password"),
    log: join(root, "postgres.log"),
  }
}
