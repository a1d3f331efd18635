import { expect } from "vitest"
import { importReportSchema } from "../../contract/transfer.ts"
import type { TestApp } from "./app.ts"

const importing = "/api/tickets/import/"

type Body = NonNullable<RequestInit["body"]>
/** What the file is, what it is called, and what may end its sending. */
type Sending = { type?: string; query?: string; signal?: AbortSignal | null }

/** Sends a file of tickets to a desk. */
export function sendFile(
  app: TestApp,
  body: Body,
  { type = "text/csv", query = "", signal = null }: Sending = {},
): Promise<Response> {
  const headers = { "content-type": type }
  // A browser's types know no duplex; streams are sent with it.
  const request = { method: "POST", headers, body, duplex: "half", signal } as const
  return app.send(`${importing}${query}`, request)
}

/** Imports a file, and tells what the desk reports of it. */
export async function importFile(app: TestApp, body: Body, sending?: Sending) {
  const response = await sendFile(app, body, sending)
  expect(response.status).toBe(200)
  return importReportSchema.parse(await response.json())
}

/** Objects as lines of JSON. */
export const jsonLines = (rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("")
export const jsonLinesType = "application/jsonl"
