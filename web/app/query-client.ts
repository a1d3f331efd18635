import { QueryClient } from "@tanstack/react-query"
import { ApiError } from "./api-client.ts"

/** The desk, or a proxy before it, is down, busy or out of reach: asking again will help in a moment. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiError && [0, 429, 502, 503, 504].includes(error.status)

const isFault = (error: unknown): boolean => error instanceof ApiError && error.status === 500

/**
 * Server data as the browser keeps it. What is passing is asked again until it answers, with the
 * old data in view; live events, not the clock, say when data is stale.
 */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) => isPassing(error) || (isFault(error) && failures < 1),
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 4_000),
      },
      // Offline, the person is told at once, instead of a change that leaves unseen later.
      mutations: { networkMode: "always", retry: false },
    },
  })
