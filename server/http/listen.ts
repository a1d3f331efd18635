import { getRequestListener } from "@hono/node-server"
import { createServer, type IncomingMessage, type Server } from "node:http"
import type { Socket } from "node:net"
import { importTickets } from "../../contract/transfer.ts"
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
  silenceTimeout: 60_000,
}

// Hono decides about the Host header, a missing one too. Node's limit for whole requests is the same for
// all of them, so `endLateBodies` takes its place.
const serverOptions = {
  headersTimeout: limits.headersTimeout,
  requestTimeout: 0,
  connectionsCheckingInterval: 1_000,
  requireHostHeader: false,
  // A search line of 10 kB takes three times as much in an address.
  maxHeaderSize: 64 * 1024,
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined

const isImport = ({ url }: IncomingMessage) =>
  url?.startsWith(importTickets.path.replace(/\/$/, "")) ?? false

const late = Object.assign(new Error("The body is late."), { code: "ERR_HTTP_REQUEST_TIMEOUT" })

/** Cuts off bodies that do not end in time. An imported file may take long, but not fall silent. */
function endLateBodies(server: Server): void {
  server.on("request", (request) => {
    if (!hasBody(request)) return
    const { socket } = request
    if (isImport(request)) {
      // Node destroys a socket that nobody else looks after, and ends this with the answer.
      socket.setTimeout(limits.silenceTimeout)
      return
    }
    const end = () => {
      if (!request.complete) answerParserError(late, socket)
    }
    const timer = setTimeout(end, limits.requestTimeout).unref()
    request.once("close", () => clearTimeout(timer))
  })
}

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
  endLateBodies(server)
  server.on("clientError", answerParserError)
  server.on("connect", refuseTunnel)
  server.on("checkExpectation", refuseExpectation)
  const close = () => closeServer(server, connections)
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, () => resolve({ port: portOf(server), close }))
  })
}
