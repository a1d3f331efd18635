import { useMemo } from "react"
import { parseSearchLine } from "../../contract/search-line.ts"

// Nothing that the screen asks of a line depends on the time: only spans such as `7d` do.
const anyTime = new Date(0)

/** What a search line asks for, spans of time aside; the same object as long as the line stays. */
export const useSearchLine = (line: string | undefined) =>
  useMemo(() => parseSearchLine(line ?? "", anyTime), [line])
