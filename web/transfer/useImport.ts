import { useMutation } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { formatOfFile } from "../../contract/transfer.ts"
import { sendFile } from "./send-file.ts"

const isStopped = (error: Error | null) => error?.name === "AbortError"

/** An import from this browser: choosing the file, sending it, how far it is, what came of it. */
export function useImport() {
  const [file, setFile] = useState<File>()
  const [share, setShare] = useState(0)
  const stopping = useRef<AbortController>(null)
  const format = file && formatOfFile(file.name)
  const sending = useMutation({
    mutationFn: async () => {
      if (file === undefined || format === undefined) throw new Error("There is no file to send.")
      const stop = new AbortController()
      stopping.current = stop
      setShare(0)
      const report = await sendFile(file, { format, onProgress: setShare, signal: stop.signal })
      return { report, file, format }
    },
  })
  // Nobody would see what comes of it.
  useEffect(() => () => stopping.current?.abort(), [])
  return {
    fault: file && !format ? "The file must end with .csv, .jsonl or .ndjson." : undefined,
    canStart: format !== undefined && !sending.isPending,
    isSending: sending.isPending,
    share,
    outcome: sending.data,
    problem: isStopped(sending.error)
      ? "Stopped. Import the same file again to go on."
      : sending.error?.message,
    pick: (picked: File | undefined) => {
      sending.reset()
      setFile(picked)
    },
    start: () => sending.mutate(),
    stop: () => stopping.current?.abort(),
  }
}
