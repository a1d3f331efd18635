import { randomInt } from "node:crypto"
import { createServer } from "node:net"
import { join } from "node:path"

/** Where the embedded server listens: the client's side of it and the server's. */
export type Address = { host: string; port: number; settings: Record<string, string> }

// macOS has 104 bytes for the path of a socket with its end, Linux 108.
const longestSocketPath = 103
const socketPort = 5432

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once("error", () => resolve(false))
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)))
  })
}

async function freePort(): Promise<number> {
  for (;;) {
    // Below the range that systems give to clients, who could take the port during a restart.
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
}

const fitsSocket = (cluster: string): boolean =>
  process.platform !== "win32" &&
  Buffer.byteLength(join(cluster, `.s.PGSQL.${socketPort}`)) <= longestSocketPath

/**
 * A socket in the cluster's own folder (0700), so that nothing listens on the network; loopback
 * where the path is too long for one, and on Windows. Either way the password is asked.
 */
export async function chooseAddress(cluster: string): Promise<Address> {
  if (fitsSocket(cluster)) {
    // Relative, because the folders above may be closed to the user that PostgreSQL runs as.
    const settings = { listen_addresses: "", unix_socket_directories: "." }
    return { host: cluster, port: socketPort, settings: { ...settings, port: `${socketPort}` } }
  }
  const port = await freePort()
  const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: "" }
  return { host: "127.0.0.1", port, settings: { ...settings, port: `${port}` } }
}
