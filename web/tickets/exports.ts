import type { Spelling } from "../../contract/search.ts"
import { slipNames } from "../search/slip-words.ts"
import { withFilter, type QueueSearch } from "./filter.ts"

/** Tickets that can be exported, and what a person calls them. */
export type Exportable = { name: string; filter: QueueSearch }

/** What can be exported of a queue: a search with a slip lists two parts, which are two files. */
export function exportsOf(filter: QueueSearch, spelling: Spelling | null): Exportable[] {
  if (!spelling || spelling.search === null) return [{ name: "these tickets", filter }]
  const { written, meant } = slipNames(spelling.words)
  return [
    { name: `tickets with ${written}`, filter },
    { name: `tickets with ${meant}`, filter: withFilter(filter, { search: spelling.search }) },
  ]
}
