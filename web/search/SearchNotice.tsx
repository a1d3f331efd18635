import { Remark } from "../ui/Remark.tsx"
import { unreadWords } from "./unread.ts"
import { useSearchLine } from "./useSearchLine.ts"

/** Below the search: what of it was read otherwise than it looks. */
export const SearchNotice = ({ line }: { line: string | undefined }) => (
  <Remark>{unreadWords(useSearchLine(line))}</Remark>
)
