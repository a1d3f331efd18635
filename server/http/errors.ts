import type { Problem } from "../../contract/endpoint.ts"

/** What the caller can mend. Everything else that is thrown is a bug and becomes a 500. */
export class Refusal extends Error {
  override readonly name = "Refusal"
  readonly status: number
  readonly title: string
  readonly errors: Problem["errors"]
  readonly headers: Record<string, string>
  constructor({ status, title, detail, errors, headers = {} }: RefusalInput) {
    super(detail)
    this.status = status
    this.title = title
    this.errors = errors
    this.headers = headers
  }
}

type RefusalInput = {
  status: number
  title: string
  detail: string
  errors?: Problem["errors"]
  headers?: Record<string, string>
}

export const notFound = (detail: string) => new Refusal({ status: 404, title: "Not Found", detail })

export const conflict = (detail: string) => new Refusal({ status: 409, title: "Conflict", detail })

export const invalid = (errors: Record<string, string[]>) =>
  new Refusal({
    status: 400,
    title: "Bad Request",
    detail: Object.entries(errors)
      .map(([field, messages]) => `${field}: ${messages.join("; ")}`)
      .join(". "),
    errors,
  })

export const unavailable = (detail: string, retryAfterSeconds: number) =>
  new Refusal({
    status: 503,
    title: "Service Unavailable",
    detail,
    headers: { "retry-after": String(retryAfterSeconds) },
  })

/** What nobody who asked could mend. */
export const ourFault = new Refusal({
  status: 500,
  title: "Internal Server Error",
  detail: "This is a fault of the desk; its log holds the details.",
})

/** The body of every error answer (RFC 9457). */
export const problemBody = (refusal: Refusal): Problem => ({
  type: "about:blank",
  title: refusal.title,
  status: refusal.status,
  detail: refusal.message,
  ...(refusal.errors ? { errors: refusal.errors } : {}),
})

export const problemResponse = (refusal: Refusal): Response =>
  new Response(JSON.stringify(problemBody(refusal)), {
    status: refusal.status,
    headers: { ...refusal.headers, "content-type": "application/problem+json" },
  })
