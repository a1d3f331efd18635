import { inject } from "vitest"

/** The PostgreSQL of this file, which no other file that runs now uses. */
export function testServerUrl(): string {
  const urls = inject("postgresUrls")
  const url = urls[Number(process.env["VITEST_POOL_ID"]) % urls.length]
  if (url === undefined) throw new Error("Each file runs in a numbered place of vitest's pool.")
  return url
}
