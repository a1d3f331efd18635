import { problemSchema } from "../../contract/endpoint.ts"
import {
  importReportSchema,
  importTickets,
  type ImportReport,
  type TransferFormat,
} from "../../contract/transfer.ts"
import { ApiError } from "../app/api-client.ts"

/** What the desk remembers a file by: a file that is chosen again goes on where it ended. */
export function importNameOf({
  name,
  size,
  lastModified,
}: Pick<File, "name" | "size" | "lastModified">) {
  return `${size}-${lastModified}-${name.replaceAll(/[^\w.-]/g, "_").slice(-60)}`
}

const types = { csv: "text/csv", jsonl: "application/jsonl" } as const

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function answerOf({ status, statusText, responseText }: XMLHttpRequest): ImportReport {
  const answer = parseJson(responseText)
  if (status === 200) return importReportSchema.parse(answer)
  const problem = problemSchema.safeParse(answer).data ?? null
  const told = problem?.detail ?? `The server answered ${status} ${statusText}.`
  throw new ApiError(status, problem, told)
}

type Sending = {
  format: TransferFormat
  /** Tells how much was sent, from 0 to 1. */
  onProgress: (share: number) => void
  signal: AbortSignal
}

const lostText = "The connection to the desk was lost. What was sent is in; import the file again."

/** Sends a file of tickets. An older kind of request, since `fetch` does not tell how far it is. */
export function sendFile(
  file: File,
  { format, onProgress, signal }: Sending,
): Promise<ImportReport> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open("POST", `${importTickets.path}?name=${importNameOf(file)}`)
    request.setRequestHeader("content-type", types[format])
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(loaded / total))
    request.addEventListener("error", () => reject(new ApiError(0, null, lostText)))
    request.addEventListener("abort", () => reject(new DOMException("Stopped", "AbortError")))
    request.addEventListener("load", () => {
      try {
        resolve(answerOf(request))
      } catch (error) {
        reject(error)
      }
    })
    signal.addEventListener("abort", () => request.abort())
    request.send(file)
  })
}
