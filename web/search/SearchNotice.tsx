import { count } from "../ui/format.ts"
import { Remark } from "../ui/Remark.tsx"
import { lineMaxLength } from "./line-limit.ts"
import { unreadWords } from "./unread.ts"
import { useSearchLine } from "./useSearchLine.ts"

/** Below the search: what of it was read otherwise than it looks. */
export function SearchNotice({ line = "" }: { line: string | undefined }) {
  const unread = unreadWords(useSearchLine(line))
  // A sign of two units may not have found room at the end.
  const isFull = line.length >= lineMaxLength - 1
  const full = isFull ? `A search holds ${count(lineMaxLength)} characters at most.` : ""
  return <Remark>{[full, unread].filter((part) => part !== "").join(" ")}</Remark>
}
