import type { z } from "zod"
import { api } from "../../contract/api.ts"
import { problemSchema, type Problem } from "../../contract/endpoint.ts"

type Api = typeof api
type SchemaAt<Content> = Content extends {
  content: { "application/json": { schema: infer Schema } }
}
  ? Schema extends z.ZodType
    ? Schema
    : never
  : never

type BodyOf<E> = E extends { request: { body: infer Body } }
  ? { body: z.input<SchemaAt<Body>> }
  : object
type ParamsOf<E> = E extends { request: { params: infer Params extends z.ZodType } }
  ? { params: z.output<Params> }
  : object
type Optional<T> = { [Key in keyof T]?: T[Key] | undefined }
type QueryOf<E> = E extends { request: { query: infer Query extends z.ZodType } }
  ? { query?: Optional<z.output<Query>> }
  : object

/** What a call takes: the path's parameters, the query and the body, as its endpoint describes them. */
export type RequestOf<E> = BodyOf<E> & ParamsOf<E> & QueryOf<E>

/** What a call answers when it succeeds. */
export type AnswerOf<E> = E extends { responses: infer Responses }
  ? z.output<SchemaAt<Responses[keyof Responses & (200 | 201 | 202)]>>
  : never

/** One page of a list, and the cursor of the next one. */
export type Page<Items> = { items: Items; next: string | null }

/** The server refused, or could not be reached (status 0). The message is fit for people. */
export class ApiError extends Error {
  override readonly name = "ApiError"
  readonly status: number
  readonly problem: Problem | null
  constructor(status: number, problem: Problem | null, message: string, options?: ErrorOptions) {
    super(message, options)
    this.status = status
    this.problem = problem
  }
}

type Plain = { params?: object; query?: object; body?: unknown }
type Send = (url: string, init: RequestInit) => Promise<Response>

function urlOf(path: string, { params = {}, query = {} }: Plain): string {
  let url = path
  for (const [name, value] of Object.entries(params)) {
    url = url.replace(`{${name}}`, encodeURIComponent(String(value)))
  }
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === "") continue
    search.set(name, value instanceof Date ? value.toISOString() : String(value))
  }
  return search.size > 0 ? `${url}?${search.toString()}` : url
}

async function refusal(response: Response): Promise<ApiError> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => null))
  const problem = parsed.success ? parsed.data : null
  return new ApiError(
    response.status,
    problem,
    problem?.detail ?? `The server answered ${response.status} ${response.statusText}.`,
  )
}

/** Reads the cursor out of a Link header with rel="next" (RFC 8288). */
function nextCursor(response: Response): string | null {
  const target = /<([^>]*)>;\s*rel="next"/.exec(response.headers.get("link") ?? "")?.[1]
  if (target === undefined) return null
  return new URL(target, "http://desk.invalid").searchParams.get("cursor")
}

// The suite checks every response against the contract, so the browser need not do it again.
const readJson = async <Answer>(response: Response): Promise<Answer> =>
  JSON.parse(await response.text())

/** The API's calls as typed functions over any fetch. Throws ApiError; an abort passes through. */
export function createApiClient(send: Send) {
  async function request<Name extends keyof Api>(
    name: Name,
    input: RequestOf<Api[Name]>,
    signal?: AbortSignal,
  ): Promise<Response> {
    const { method, path } = api[name]
    const plain: Plain = input
    const response = await send(urlOf(path, plain), {
      method: method.toUpperCase(),
      ...(signal ? { signal } : {}),
      ...(plain.body === undefined
        ? {}
        : { body: JSON.stringify(plain.body), headers: { "content-type": "application/json" } }),
    }).catch((error: unknown) => {
      if (signal?.aborted) throw error
      throw new ApiError(0, null, "The desk cannot be reached. Is the connection up?", {
        cause: error,
      })
    })
    if (!response.ok) throw await refusal(response)
    return response
  }

  return {
    async call<Name extends keyof Api>(
      name: Name,
      input: RequestOf<Api[Name]>,
      signal?: AbortSignal,
    ): Promise<AnswerOf<Api[Name]>> {
      const response = await request(name, input, signal)
      return readJson<AnswerOf<Api[Name]>>(response)
    },

    /** One page of a list, with the cursor of the next one. */
    async page<Name extends keyof Api>(
      name: Name,
      input: RequestOf<Api[Name]>,
      signal?: AbortSignal,
    ): Promise<Page<AnswerOf<Api[Name]>>> {
      const response = await request(name, input, signal)
      return { items: await readJson(response), next: nextCursor(response) }
    },
  }
}

export type ApiClient = ReturnType<typeof createApiClient>
