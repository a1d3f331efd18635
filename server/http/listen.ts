import { getRequestListener } from "@hono/node-server"
import { createServer, type Server } from "node:http"
import type { Socket } from "node:net"
import {
  answerParserError,
  answerRequestError,
  refuseExpectation,
  refuseTunnel,
} from "./parser-errors.ts"

type Fetch = (request: Request) => Response | Promise<Response>
export type Listening = { port: number; close(): Promise<void> }

// Node's defaults let a slow header live for 90 s and a slow body for over 100 s.
const limits = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
}

// Hono decides about the Host header, a missing one too.
const serverOptions = { ...limits, requireHostHeader: false }

/** Ends each connection as soon as its request has ended; Node would keep it for five seconds more. */
async function closeServer(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  try {
    await new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()))
    })
  } finally {
    clearInterval(sweep)
  }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("A server has a port.")
  return address.port
}

/**
 * Serves until closed; closing lets requests in flight end, for at most ten seconds.
 * Rejects when the port is taken or the address is not ours.
 */
export function listen(
  fetch: Fetch,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const answer = getRequestListener(fetch, { hostname: host, errorHandler: answerRequestError })
  const server = createServer(serverOptions, (request, response) => void answer(request, response))
  const sockets = new Set<Socket>()
  server.on("clientError", answerParserError)
  server.on("connect", refuseTunnel)
  server.on("checkExpectation", refuseExpectation)
  server.on("connection", (socket) => {
    sockets.add(socket)
    socket.once("close", () => sockets.delete(socket))
  })
  const close = async () => {
    const force = setTimeout(() => {
      for (const socket of sockets) socket.destroy()
    }, limits.requestTimeout)
    await closeServer(server).finally(() => clearTimeout(force))
  }
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, () => resolve({ port: portOf(server), close }))
  })
}
