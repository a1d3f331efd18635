import { connect, type Socket } from "node:net"

export type RawAnswer = { status: number; headers: Map<string, string>; body: string; raw: string }

/** Opens a bare connection to a desk. */
export function openSocket(url: string): Promise<Socket> {
  const { port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1", () => resolve(socket))
    socket.once("error", reject)
  })
}

function parseAnswer(raw: string): RawAnswer {
  const [head = "", ...rest] = raw.split("\r\n\r\n")
  const [statusLine = "", ...lines] = head.split("\r\n")
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(":")
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return {
    status: Number(statusLine.split(" ")[1]),
    headers: new Map(headers),
    body: rest.join("\r\n\r\n"),
    raw,
  }
}

/** Sends bytes as they are and returns the first answer, with all that came until the server closed. */
export async function sendRaw(url: string, bytes: string | Buffer): Promise<RawAnswer> {
  const socket = await openSocket(url)
  const received: Buffer[] = []
  return new Promise((resolve) => {
    socket.on("data", (chunk) => received.push(chunk))
    // A server that has answered may cut off what we still send.
    socket.on("error", () => {})
    socket.on("close", () => resolve(parseAnswer(Buffer.concat(received).toString())))
    socket.write(bytes)
  })
}

/** A request as text; `connection: close` makes the server close after its answer. */
export const rawRequest = (line: string, headers: string[] = [], body = "") =>
  [`${line} HTTP/1.1`, "connection: close", ...headers, "", body].join("\r\n")
