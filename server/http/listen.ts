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

/**
 * Knows which connections carry a request. Node's own closeIdleConnections spares those on which none
 * has come yet, as browsers open them in advance, and those that a request has just left.
 */
function watchConnections(server: Server) {
  const sockets = new Set<Socket>()
  const busy = new Set<Socket>()
  server.on("connection", (socket) => {
    sockets.add(socket)
    socket.once("close", () => sockets.delete(socket))
  })
  server.on("request", ({ socket }, response) => {
    busy.add(socket)
    response.once("close", () => busy.delete(socket))
  })
  return {
    endIdle: () => {
      for (const socket of sockets) if (!busy.has(socket)) socket.destroySoon()
    },
    endAll: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

async function closeServer(
  server: Server,
  { endIdle, endAll }: ReturnType<typeof watchConnections>,
): Promise<void> {
  const sweep = setInterval(endIdle, 50)
  const force = setTimeout(endAll, limits.requestTimeout)
  try {
    await new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()))
      endIdle()
    })
  } finally {
    clearInterval(sweep)
    clearTimeout(force)
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
  const connections = watchConnections(server)
  server.on("clientError", answerParserError)
  server.on("connect", refuseTunnel)
  server.on("checkExpectation", refuseExpectation)
  const close = () => closeServer(server, connections)
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, () => resolve({ port: portOf(server), close }))
  })
}
