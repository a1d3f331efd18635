// The router's own way writes JSON into the address. Ours are plain parameters, the same as the
// API's, so that an address can be written by hand and `?search=123` stays text.

/** Reads `?status=open&search=card` as text by name; of a repeated name the first counts. */
export function parseSearchParams(search: string): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(search)) values[name] ??= value
  return values
}

/** Writes text by name as `?status=open`; without the question mark where nothing is set. */
export function writeSearchParams(values: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "string" && value !== "") params.set(name, value)
  }
  return params.size > 0 ? `?${params.toString()}` : ""
}
