import { RequestError } from "@hono/node-server"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Duplex } from "node:stream"
import { ourFault, problemBody, problemResponse, Refusal } from "./errors.ts"
import { harden, securityHeaders } from "./security.ts"

export type ParserError = Error & { code?: string; rawPacket?: Buffer }

const malformed = new Refusal({
  status: 400,
  title: "Bad Request",
  detail: "The request is not valid HTTP.",
})

const unknownMethod = new Refusal({
  status: 405,
  title: "Method Not Allowed",
  detail: "This server does not know the method of the request.",
  headers: { allow: "GET, HEAD, POST, PATCH" },
})

const refusals: Record<string, Refusal> = {
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

const unmetExpectation = new Refusal({
  status: 417,
  title: "Expectation Failed",
  detail: "The only expectation that this server meets is 100-continue.",
})

// The parser says "invalid method" of an unknown word and of bytes that are no HTTP at all.
const requestLine = /^[A-Z][A-Z-]{0,30} \S+ HTTP\/1\.[01]\r?\n/

function refusalFor({ code = "", rawPacket }: ParserError): Refusal {
  if (code !== "HPE_INVALID_METHOD") return refusals[code] ?? malformed
  return requestLine.test(rawPacket?.toString("latin1") ?? "") ? unknownMethod : malformed
}

function rawAnswer(refusal: Refusal) {
  const body = JSON.stringify(problemBody(refusal))
  const headers = {
    ...refusal.headers,
    ...securityHeaders,
    "content-type": "application/problem+json",
    "content-length": Buffer.byteLength(body),
    connection: "close",
  }
  return { headers, body }
}

function end(socket: Duplex, refusal: Refusal): void {
  const { headers, body } = rawAnswer(refusal)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end(
    `HTTP/1.1 ${refusal.status} ${refusal.title}\r\n${lines.join("\r\n")}\r\n\r\n${body}`,
    () => socket.destroy(),
  )
}

/** Answers in our error shape what Node's parser refuses before there is a request. */
export function answerParserError(error: ParserError, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) socket.destroy()
  else end(socket, refusalFor(error))
}

/** Refuses to be a proxy. */
export const refuseTunnel = (_request: IncomingMessage, socket: Duplex): void =>
  end(socket, unknownMethod)

/** Answers an `Expect` header that asks for what we do not know. */
export function refuseExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const { headers, body } = rawAnswer(unmetExpectation)
  response.writeHead(unmetExpectation.status, headers).end(body)
}

/** Answers what the framework's border refuses, as a Host that makes no address. */
export function answerRequestError(error: unknown): Response {
  const response = problemResponse(error instanceof RequestError ? malformed : ourFault)
  harden(response.headers)
  return response
}
