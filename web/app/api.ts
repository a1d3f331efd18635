import { createApiClient } from "./api-client.ts"

/** The desk's API as this browser reaches it. */
export const api = createApiClient((url, init) => fetch(url, init))
