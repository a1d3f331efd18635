/** What the system or PostgreSQL calls an error, such as ENOENT or 42501; of several errors the first; else empty. */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : ""
}
