import { serve, type ServerType } from "@hono/node-server"
import type { AddressInfo, Socket } from "node:net"
import type { Duplex } from "node:stream"
import { problemBody, Refusal } from "./errors.ts"

type Fetch = (request: Request) => Response | Promise<Response>
export type Listening = { port: number; close(): Promise<void> }

// Node's defaults let a slow header live for 90 s and a slow body for over 100 s.
const limits = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
}

const parserRefusals: Record<string, Refusal> = {
  HPE_INVALID_METHOD: new Refusal({
    status: 405,
    title: "Method Not Allowed",
    detail: "This server does not know the method of the request.",
    headers: { allow: "GET, HEAD, POST, PATCH" },
  }),
  HPE_HEADER_OVERFLOW: new Refusal({
    status: 431,
    title: "Request Header Fields Too Large",
    detail: "The address and headers of the request are too long.",
  }),
  ERR_HTTP_REQUEST_TIMEOUT: new Refusal({
    status: 408,
    title: "Request Timeout",
    detail: "The request did not arrive in time.",
  }),
}
const malformed = new Refusal({
  status: 400,
  title: "Bad Request",
  detail: "The request is not valid HTTP.",
})

/** Answers in our error shape what Node's parser refuses before there is a request. */
function answerParserError(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy()
    return
  }
  const refusal = parserRefusals[error.code ?? ""] ?? malformed
  const body = JSON.stringify(problemBody(refusal))
  const headers = Object.entries({
    ...refusal.headers,
    "content-type": "application/problem+json",
    "content-length": Buffer.byteLength(body),
    connection: "close",
  }).map(([name, value]) => `${name}: ${value}`)
  socket.end(
    `HTTP/1.1 ${refusal.status} ${refusal.title}\r\n${headers.join("\r\n")}\r\n\r\n${body}`,
  )
}

const closeServer = (server: ServerType) =>
  new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    if ("closeIdleConnections" in server) server.closeIdleConnections()
  })

/**
 * Serves until closed; closing lets requests in flight end, for at most ten seconds.
 * Rejects when the port is taken or the address is not ours.
 */
export function listen(
  fetch: Fetch,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const sockets = new Set<Socket>()
    const server = serve(
      { fetch, hostname: host, port, serverOptions: limits },
      (info: AddressInfo) =>
        resolve({
          port: info.port,
          async close() {
            const force = setTimeout(() => {
              for (const socket of sockets) socket.destroy()
            }, limits.requestTimeout)
            await closeServer(server).finally(() => clearTimeout(force))
          },
        }),
    )
    server.on("error", reject)
    server.on("clientError", answerParserError)
    server.on("connection", (socket: Socket) => {
      sockets.add(socket)
      socket.once("close", () => sockets.delete(socket))
    })
  })
}
