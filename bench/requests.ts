import { once } from "node:events"
import { createConnection, type Socket } from "node:net"

export type HttpRequest = { method: "GET" | "POST" | "PATCH"; path: string; body?: string }

/** Sends requests over a few connections that stay open. */
export type HttpClients = { send(request: HttpRequest): Promise<void>; close(): void }

const endOfHead = "\r\n\r\n"

function encode({ method, path, body = "" }: HttpRequest, host: string): string {
  const about =
    body && `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
  return `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${about}\r\n${body}`
}

type Head = { status: number; length: number }

/** What the first bytes of an answer say, once its head is complete; its length counts the head. */
function readHead(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf(endOfHead)
  if (end === -1) return undefined
  const head = bytes.toString("latin1", 0, end)
  const [, body] = /^content-length: (\d+)/im.exec(head) ?? []
  if (body === undefined) throw new Error(`An answer does not tell its length: ${head}`)
  return { status: Number(head.slice(9, 12)), length: end + endOfHead.length + Number(body) }
}

/** Reads one whole answer and tells its status. */
function readAnswer(socket: Socket): Promise<number> {
  return new Promise((resolve, reject) => {
    let start = Buffer.alloc(0)
    let head: Head | undefined
    let received = 0
    const onClose = () => reject(new Error("the connection was closed"))
    const onData = (bytes: Buffer) => {
      received += bytes.length
      if (!head) {
        start = Buffer.concat([start, bytes])
        head = readHead(start)
      }
      if (!head || received < head.length) return
      socket.off("data", onData)
      socket.off("close", onClose)
      resolve(head.status)
    }
    socket.on("data", onData)
    socket.once("close", onClose)
  })
}

/**
 * Connects so many clients to a desk; an answer that is no success rejects. Written on bare sockets:
 * on the same two cores, Node's own client takes a third of the desk's throughput.
 */
export async function connectClients(deskUrl: string, count: number): Promise<HttpClients> {
  const { hostname, port, host } = new URL(deskUrl)
  const sockets = Array.from({ length: count }, () =>
    createConnection({ host: hostname, port: Number(port), noDelay: true }),
  )
  await Promise.all(sockets.map((socket) => once(socket, "connect")))
  const idle = [...sockets]
  return {
    async send(request) {
      const socket = idle.pop()
      if (!socket) throw new Error(`Only ${count} requests can be under way.`)
      socket.write(encode(request, host))
      const status = await readAnswer(socket)
      idle.push(socket)
      if (status >= 300) throw new Error(`answered ${status}`)
    },
    close() {
      for (const socket of sockets) socket.destroy()
    },
  }
}
