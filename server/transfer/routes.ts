import {
  exportTickets,
  heldRejectedMaxLength,
  importTickets,
  type ImportReport,
  type TransferFormat,
} from "../../contract/transfer.ts"
import { connect } from "../database/connect.ts"
import { lockKeys, unlessLocked } from "../database/lock.ts"
import type { Deps } from "../deps.ts"
import { Refusal, unavailable } from "../http/errors.ts"
import { newRouter, route } from "../http/router.ts"
import * as commands from "./commands.ts"
import { exportPages, type ExportPage } from "./queries.ts"

const maxBytes = 4_000_000_000
// A batch waits for a desk that is busy with other things.
const queryTimeoutMs = 60_000

const mediaTypes = { csv: "text/csv; charset=utf-8", jsonl: "application/jsonl" } as const

const formats: Record<string, TransferFormat> = {
  "text/csv": "csv",
  "application/jsonl": "jsonl",
  "application/x-ndjson": "jsonl",
}

/** The format that a content type names; in UTF-8, as every file. */
function formatOf(contentType: string | undefined): TransferFormat {
  const match = /^([\w/-]+)\s*(?:;\s*charset=("?)utf-8\2\s*)?$/i.exec(contentType ?? "")
  const format = formats[match?.[1]?.toLowerCase() ?? ""]
  if (format) return format
  throw new Refusal({
    status: 415,
    title: "Unsupported Media Type",
    detail: "Send the file as text/csv, application/jsonl or application/x-ndjson, in UTF-8.",
    headers: { accept: Object.keys(formats).join(", ") },
  })
}

async function* bounded(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) {
      throw new Refusal({
        status: 413,
        title: "Content Too Large",
        detail: `A file must be at most ${maxBytes} bytes; what came before is in.`,
        headers: { connection: "close" },
      })
    }
    yield chunk
  }
}

const encoder = new TextEncoder()

/** A stream that reads on when somebody takes from it. */
const streamOf = (
  first: ExportPage | undefined,
  { rest, onFailure }: { rest: AsyncGenerator<ExportPage>; onFailure: (error: unknown) => void },
) =>
  new ReadableStream<Uint8Array>(
    {
      start(controller) {
        if (first) controller.enqueue(encoder.encode(first.text))
      },
      async pull(controller) {
        try {
          const { value, done } = await rest.next()
          if (done) controller.close()
          else controller.enqueue(encoder.encode(value.text))
        } catch (error) {
          onFailure(error)
        }
      },
      async cancel() {
        await rest.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )

/** Holds rejected rows for the report: whole ones, from the first on, until no more fit. */
function createHolder() {
  let [text, rows, isFull] = ["", 0, false]
  return {
    setAside: async (row: string, head: string): Promise<void> => {
      const more = rows === 0 ? head + row : row
      isFull ||= text.length + more.length > heldRejectedMaxLength
      if (isFull) return
      text += more
      rows++
    },
    held: () => ({ rows, text }),
  }
}

export function transferRoutes(deps: Deps) {
  async function runImport(
    body: ReadableStream<Uint8Array> | null,
    options: ImportOptions,
  ): Promise<ImportReport> {
    // One writes and one draws numbers, beside those for the people who go on working meanwhile.
    const { databaseUrl: url, log } = deps
    const db = connect({ url, maxConnections: 2, queryTimeoutMs }, log)
    const holder = createHolder()
    try {
      const { triage } = deps
      const findings = await commands.importTickets(
        { db, triage },
        {
          ...options,
          chunks: bounded(body),
          lanes: 1,
          setAside: holder.setAside,
          onBatch: () => {},
        },
      )
      return { ...findings, rejected_rows: holder.held() }
    } finally {
      await db.destroy()
    }
  }

  return newRouter()
    .openapi(route(exportTickets), async (c) => {
      const { format, ...filter } = c.req.valid("query")
      const pages = exportPages(deps, { format, filter })
      // Before the answer begins, so that what cannot be read is refused with a status.
      const first = await pages.next()
      const onFailure = (error: unknown) => {
        deps.log.error({ err: error, path: c.req.path }, "an export was cut off")
        // A file that just ended would pass for a whole one.
        c.env.outgoing.destroy()
      }
      const stream = streamOf(first.value ?? undefined, { rest: pages, onFailure })
      return c.body(stream, 200, {
        "content-type": mediaTypes[format],
        "content-disposition": `attachment; filename="tickets.${format}"`,
      })
    })
    .openapi(route(importTickets), async (c) => {
      const format = formatOf(c.req.header("content-type"))
      const { name = null } = c.req.valid("query")
      const report = await unlessLocked({ url: deps.databaseUrl, key: lockKeys.imports }, () =>
        runImport(c.req.raw.body, { format, name }),
      )
      if (report === null) throw unavailable("Another import is running on this desk.", 30)
      return c.json(report, 200)
    })
}

type ImportOptions = { format: TransferFormat; name: string | null }
