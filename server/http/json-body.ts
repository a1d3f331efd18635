import type { Context, MiddlewareHandler } from "hono"
import { bodyLimit } from "hono/body-limit"
import { except } from "hono/combine"
import { createMiddleware } from "hono/factory"
import { invalid, problemResponse, Refusal } from "./errors.ts"

const maxBodyBytes = 1_000_000
/** What nests deeper is no call's body and no row of a file. */
export const maxDepth = 32

/** Whether a call reads no body. To look for one all the same would cost it a tenth of its time. */
export const readsNoBody = ({ req }: Context) => req.method === "GET" || req.method === "HEAD"

const limitAnyBody = bodyLimit({
  maxSize: maxBodyBytes,
  onError: () =>
    problemResponse(
      new Refusal({
        status: 413,
        title: "Content Too Large",
        detail: `The body must be at most ${maxBodyBytes} bytes.`,
        // The rest of the body is not read, so the connection cannot be used again.
        headers: { connection: "close" },
      }),
    ),
})

const isShortBody = ({ req }: Context) =>
  req.header("transfer-encoding") === undefined &&
  Number(req.header("content-length") ?? 0) <= maxBodyBytes

/**
 * Refuses bodies over 1 MB, by their announced length or while they arrive. Node reads no more than
 * was announced, and watching a stream would double the cost of a short call.
 */
export const limitBody: MiddlewareHandler = except(isShortBody, limitAnyBody)

const isJson = (contentType: string | undefined) =>
  /^application\/json\s*(;\s*charset=("?)utf-8\2\s*)?$/i.test(contentType ?? "")

/** How deep the arrays and objects of JSON nest. Linear, without recursion: the text comes from anyone. */
export function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (inString) {
      if (character === "\\") at++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === "{" || character === "[") deepest = Math.max(deepest, ++depth)
    else if (character === "}" || character === "]") depth--
  }
  return deepest
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    throw invalid({ body: ["must be UTF-8 text"] })
  }
}

function checkJson(text: string): void {
  if (depthOf(text) > maxDepth) {
    throw invalid({ body: [`must nest at most ${maxDepth} levels deep`] })
  }
  try {
    JSON.parse(text)
  } catch {
    throw invalid({ body: ["must be valid JSON"] })
  }
}

/**
 * Lets only well-formed JSON pass to the calls that take a body. JSON alone also means that a form of
 * another site cannot post here.
 */
export const requireJson = createMiddleware(async (c, next) => {
  const bytes = await c.req.arrayBuffer()
  const contentType = c.req.header("content-type")
  if (bytes.byteLength === 0 && contentType === undefined) return next()
  if (!isJson(contentType)) {
    throw new Refusal({
      status: 415,
      title: "Unsupported Media Type",
      detail: "Send the body as application/json in UTF-8.",
      headers: { accept: "application/json" },
    })
  }
  const text = decode(bytes)
  checkJson(text)
  // Else Hono would read the bytes once more, through a Response and its streams. It keeps a promise there,
  // which its type leaves out.
  Object.assign(c.req.bodyCache, { text: Promise.resolve(text) })
  return next()
})
