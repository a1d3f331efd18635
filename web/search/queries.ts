import { queryOptions } from "@tanstack/react-query"
import { api } from "../app/api.ts"

/** What a search line may have meant. */
export const spellingQuery = (search: string) =>
  queryOptions({
    queryKey: ["spelling", search],
    queryFn: ({ signal }) => api.call("checkSpelling", { query: { search } }, signal),
    enabled: search !== "",
    staleTime: 60_000,
    // A help that does not come is not missed.
    retry: false,
  })
