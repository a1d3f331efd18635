import { sql } from "kysely"
import { expect } from "vitest"
import { problemSchema, type Problem } from "../../contract/endpoint.ts"
import type { TestApp } from "./app.ts"

/** All that a desk holds, as text, so that a refused request can be seen to have left nothing. */
export async function everythingIn({ db }: TestApp): Promise<string> {
  const { rows } = await sql<{ all: string }>`
    select json_build_array(
      (select json_agg(ticket order by id) from ticket),
      (select json_agg(ticket_event order by id) from ticket_event),
      (select count(*) from suggestion),
      (select count(*) from pgboss.job))::text as all`.execute(db)
  return rows[0]?.all ?? ""
}

type Body = NonNullable<RequestInit["body"]>

/** A request with a JSON body, or one that says so. */
export const jsonRequest = (method: string, body: Body): RequestInit => ({
  method,
  body,
  headers: { "content-type": "application/json" },
})

/** Expects that a request is refused in the documented shape; returns what was told. */
export async function expectRefusal(
  app: TestApp,
  path: string,
  { status = 400, ...init }: RequestInit & { status?: number } = {},
): Promise<Problem> {
  const response = await app.send(path, init)
  const shown = typeof init.body === "string" ? `${path} ${init.body.slice(0, 80)}` : path
  expect([shown, response.status]).toEqual([shown, status])
  expect(response.headers.get("content-type")).toBe("application/problem+json")
  return problemSchema.parse(await response.json())
}

/** The fields that a refusal names, sorted. */
export const fieldsOf = ({ errors = {} }: Problem): string[] => Object.keys(errors).toSorted()
