import { Agent, request } from "node:http"

export type HttpRequest = { method: "GET" | "POST" | "PATCH"; path: string; body?: string }

/** Sends requests over so many connections that stay open. */
export type HttpClients = { send(request: HttpRequest): Promise<void>; close(): void }

/** Connects to a desk; an answer that is no success rejects. */
export function connectClients(deskUrl: string, count: number): HttpClients {
  const agent = new Agent({ keepAlive: true, maxSockets: count })
  const { hostname, port } = new URL(deskUrl)
  const send = ({ method, path, body = "" }: HttpRequest) =>
    new Promise<void>((resolve, reject) => {
      const headers = body === "" ? {} : { "content-type": "application/json" }
      const asked = request({ agent, hostname, port, method, path, headers }, (answer) => {
        const { statusCode = 0 } = answer
        answer.on("error", reject)
        answer.on("end", () =>
          statusCode < 300 ? resolve() : reject(new Error(`answered ${statusCode}`)),
        )
        answer.resume()
      })
      asked.on("error", reject)
      asked.end(body)
    })
  return { send, close: () => agent.destroy() }
}
